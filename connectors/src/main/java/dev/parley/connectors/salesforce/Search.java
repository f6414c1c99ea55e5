package dev.parley.connectors.salesforce;

import static dev.parley.connectors.Description.operation;

import dev.parley.connectors.ConnectedOperation;
import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.connection.Connections;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.rest.ApiRequest;
import dev.parley.connectors.rest.HttpApi;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import dev.parley.engine.operation.StepError;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /services/data/v62.0/search}. Source: REST API, "Search"; SOQL and SOSL Reference, "FIND {SearchQuery}". */
final class Search extends ConnectedOperation<Search.Input, Search.Output> {
    record Input(
            @Doc("at least two letters, found in any field") String text,

            @Doc("what to search, and the fields to show of each") @Default("""
                    {"Account": ["Id", "Name"], "Contact": ["Id", "Name", "Email", "AccountId"], "Lead": ["Id", "Name", "Company"],
                     "Opportunity": ["Id", "Name", "StageName"]}""")
            Map<String, List<String>> objects,

            @Doc("how many at most") @Default("20") int limit) {}

    record Hit(String id, @Doc("such as Account") String object, ObjectNode fields) {}

    record Output(List<Hit> records) {}

    private final HttpApi api;

    Search(HttpApi api, Connections connections) {
        super(
                operation("salesforce.search", "Search records", "Finds records of several kinds by words in them.")
                        .effect(Effect.READ)
                        .idempotent()
                        .synonyms("search Salesforce", "search the CRM", "find a customer in Salesforce", "SOSL")
                        .of(
                                Input.class,
                                new Output(List.of(new Hit(
                                        "001Hs00001XyZabIAF",
                                        "Account",
                                        JsonNodeFactory.instance.objectNode().put("Name", "Acme Industries"))))),
                connections);
        this.api = api;
    }

    @Override
    protected Output run(Input input, Access access, OperationContext context)
            throws OperationException, InterruptedException {
        String name = input.objects().entrySet().stream()
                .flatMap(object -> Stream.concat(Stream.of(object.getKey()), object.getValue().stream()))
                .filter(word -> !word.matches("[A-Za-z][A-Za-z0-9_.]*"))
                .findFirst()
                .orElse(null);
        if (name != null) {
            throw new OperationException(new StepError(
                    "bad_input",
                    "Step \"%s\" cannot search Salesforce: \"%s\" is no name of an object or field."
                            .formatted(context.node(), name),
                    "Use API names, such as Account or Budget__c; salesforce.describe_object lists them.",
                    false));
        }
        ApiRequest request =
                ApiRequest.of("GET", SalesforceConnector.API + "/search").query("q", sosl(input));
        return new Output(api.session(access, Sender.of(context))
                .send(request)
                .body()
                .path("searchRecords")
                .valueStream()
                .map(Search::hit)
                .toList());
    }

    private static String sosl(Input input) {
        String kinds = input.objects().entrySet().stream()
                .map(object -> "%s(%s)".formatted(object.getKey(), String.join(", ", object.getValue())))
                .collect(Collectors.joining(", "));
        return "FIND {%s} IN ALL FIELDS RETURNING %s LIMIT %d"
                .formatted(
                        input.text().replaceAll("[?&|!{}\\[\\]()^~*:\\\\\"'+-]", "\\\\$0"),
                        kinds,
                        Math.max(1, input.limit()));
    }

    private static Hit hit(JsonNode found) {
        return new Hit(
                found.path("Id").asString(""),
                found.path("attributes").path("type").asString(""),
                RecordPages.plain(found).asObject());
    }
}
