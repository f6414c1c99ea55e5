package dev.parley.connectors.graphql;

import dev.parley.connectors.ConnectorContract;
import dev.parley.connectors.Example;
import java.util.List;

/** Shapes from GraphQL over HTTP. */
class GraphQlConnectorTest extends ConnectorContract {
    GraphQlConnectorTest() {
        super(new GraphQlConnector());
    }

    @Override
    protected String refusal(String words) {
        return "{\"errors\": [{\"message\": \"%s\"}]}".formatted(words);
    }

    @Override
    protected List<Example> examples() {
        return List.of(
                Example.of(
                                "graphql.query",
                                "{'query': 'query Order($id: ID!) { order(id: $id) { total } }', 'variables': {'id': '42'}, 'operationName': 'Order'}")
                        .calls("POST", "/")
                        .sending("""
                                {'query': 'query Order($id: ID!) { order(id: $id) { total } }', 'variables': {'id': '42'},
                                 'operationName': 'Order'}""")
                        .answered(200, "{'data': {'order': {'total': 12.5}}}")
                        .gives("{'data': {'order': {'total': 12.5}}, 'errors': []}"),
                Example.of("graphql.mutate", "{'query': 'mutation { close(id: 42) { id } }', 'url': '/admin/graphql'}")
                        .calls("POST", "/admin/graphql")
                        .sending("{'query': 'mutation { close(id: 42) { id } }', 'variables': {}}")
                        .answered(200, "{'data': {'close': {'id': '42'}}, 'extensions': {'cost': 1}}")
                        .gives("{'data': {'close': {'id': '42'}}, 'errors': []}"));
    }
}
