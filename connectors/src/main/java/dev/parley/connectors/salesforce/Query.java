package dev.parley.connectors.salesforce;

import static dev.parley.connectors.Description.operation;

import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.json.Json;
import dev.parley.connectors.rest.ApiSession;
import dev.parley.connectors.rest.ScriptedOperation;
import dev.parley.engine.operation.OperationException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /services/data/v62.0/query}. Source: REST API, "Query". */
final class Query {
    private Query() {}

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

    static final ScriptedOperation<Input, Output> QUERY = new ScriptedOperation<>(
            operation("salesforce.query", "Query records", "Finds records by a SOQL query.")
                    .reading()
                    .synonyms(
                            "look up in the CRM",
                            "look up the account in Salesforce",
                            "find the opportunity",
                            "find deals in Salesforce",
                            "list Salesforce leads",
                            "deal history",
                            "SOQL")
                    .of(Input.class, Json.sample(Output.class, """
                            {'records': [{'Id': '006Hs00001AbCdEIAV', 'Name': 'Acme Industries - Platform', 'StageName': 'Demo',
                                          'Amount': 500000, 'CloseDate': '2026-12-20'}], 'total': 1, 'more': false}""")),
            Query::find);

    private static Output find(Input input, ApiSession session) throws OperationException, InterruptedException {
        try {
            String soql = Soql.bound(input.soql(), input.values());
            RecordPages found = RecordPages.find(session, soql, Math.max(1, input.limit()));
            return new Output(found.records(), found.total(), found.hasMore());
        } catch (IllegalArgumentException e) {
            throw session.badInput(
                    "cannot ask Salesforce: " + e.getMessage(),
                    "Give each :name of the query a text, a number, a list or the like in `values`.");
        }
    }
}
