package dev.parley.connectors.salesforce;

import static dev.parley.connectors.Description.operation;
import static dev.parley.connectors.salesforce.SalesforceConnector.API;

import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.json.Json;
import dev.parley.connectors.rest.ApiRequest;
import dev.parley.connectors.rest.ApiSession;
import dev.parley.connectors.rest.ScriptedOperation;
import dev.parley.engine.operation.OperationException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /services/data/v62.0/search}. Source: REST API, "Search"; SOQL and SOSL Reference, "FIND {SearchQuery}". */
final class Search {
    private Search() {}

    record Input(
            @Doc("at least two letters, found in any field") String text,

            @Doc("what to search, and the fields to show of each") @Default("""
                    {"Account": ["Id", "Name"], "Contact": ["Id", "Name", "Email", "AccountId"], "Lead": ["Id", "Name", "Company"],
                     "Opportunity": ["Id", "Name", "StageName"]}""")
            Map<String, List<String>> objects,

            @Doc("how many at most") @Default("20") int limit) {}

    record Hit(String id, @Doc("such as Account") String object, ObjectNode fields) {}

    record Output(List<Hit> records) {}

    static final ScriptedOperation<Input, Output> SEARCH = new ScriptedOperation<>(
            operation("salesforce.search", "Search records", "Finds records of several kinds by words in them.")
                    .reading()
                    .synonyms("search Salesforce", "search the CRM", "find a customer in Salesforce", "SOSL")
                    .of(Input.class, Json.sample(Output.class, """
                            {'records': [{'id': '001Hs00001XyZabIAF', 'object': 'Account',
                                          'fields': {'Name': 'Acme Industries'}}]}""")),
            Search::find);

    private static Output find(Input input, ApiSession session) throws OperationException, InterruptedException {
        Optional<String> odd = input.objects().entrySet().stream()
                .flatMap(object -> Stream.concat(Stream.of(object.getKey()), object.getValue().stream()))
                .filter(word -> !word.matches("[A-Za-z][A-Za-z0-9_.]*"))
                .findFirst();
        if (odd.isPresent()) {
            throw session.badInput(
                    "cannot search Salesforce: \"%s\" is no name of an object or field".formatted(odd.get()),
                    "Use API names, such as Account or Budget__c; salesforce.describe_object lists them.");
        }
        ApiRequest request = ApiRequest.of("GET", API + "/search").query("q", sosl(input));
        JsonNode found = session.send(request).body().path("searchRecords");
        return new Output(found.valueStream().map(Search::hit).toList());
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
