package dev.parley.connectors.salesforce;

import static dev.parley.connectors.Description.operation;

import dev.parley.connectors.ConnectedOperation;
import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.connection.Connections;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.rest.HttpApi;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import dev.parley.engine.operation.StepError;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /services/data/v62.0/query}. Source: REST API, "Query". */
final class Query extends ConnectedOperation<Query.Input, Query.Output> {
    record Input(
            @Doc(
                    "such as SELECT Id, Name, StageName FROM Opportunity WHERE Account.Name = :account; values come in by :name only")
            String soql,

            @Doc("by name; a date or time goes as one, a list as (…)") @Default("{}")
            Map<String, JsonNode> values,

            @Doc("how many at most") @Default("200") int limit) {}

    record Output(
            List<ObjectNode> records,
            @Doc("how many there are in all") int total,
            @Doc("whether there are further ones") boolean more) {}

    private final HttpApi api;

    Query(HttpApi api, Connections connections) {
        super(
                operation("salesforce.query", "Query records", "Finds records by a SOQL query.")
                        .effect(Effect.READ)
                        .idempotent()
                        .synonyms(
                                "look up in the CRM",
                                "look up the account in Salesforce",
                                "find the opportunity",
                                "find deals in Salesforce",
                                "list Salesforce leads",
                                "deal history",
                                "SOQL")
                        .of(Input.class, sample()),
                connections);
        this.api = api;
    }

    @Override
    protected Output run(Input input, Access access, OperationContext context)
            throws OperationException, InterruptedException {
        String soql;
        try {
            soql = Soql.bound(input.soql(), input.values());
        } catch (IllegalArgumentException e) {
            throw new OperationException(
                    new StepError(
                            "bad_input",
                            "Step \"%s\" cannot ask Salesforce: %s.".formatted(context.node(), e.getMessage()),
                            "Give each :name of the query a text, a number, a list or the like in `values`.",
                            false),
                    null,
                    e);
        }
        RecordPages found = RecordPages.find(api.session(access, Sender.of(context)), soql, Math.max(1, input.limit()));
        return new Output(found.records(), found.total(), found.hasMore());
    }

    private static Output sample() {
        JsonNode record = JsonMapper.shared().readTree("""
                {"Id": "006Hs00001AbCdEIAV", "Name": "Acme Industries - Platform", "StageName": "Demo", "Amount": 500000,
                 "CloseDate": "2026-12-20"}""");
        return new Output(List.of(record.asObject()), 1, false);
    }
}
