package dev.parley.connectors.salesforce;

import static dev.parley.connectors.Description.operation;
import static dev.parley.connectors.rest.Endpoint.get;
import static dev.parley.connectors.salesforce.SalesforceConnector.API;

import dev.parley.connectors.Doc;
import dev.parley.connectors.json.Json;
import dev.parley.connectors.rest.From;
import dev.parley.connectors.rest.HttpOperation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a kind of record is made of. Source: REST API, "sObject Describe". */
final class Described {
    private Described() {}

    record Input(@Doc("API name, such as Opportunity") String object) {}

    record Field(
            String name,
            String label,
            String type,
            @Doc("whether it may be left empty") boolean nillable,
            boolean createable,
            boolean updateable,

            @Doc("what may be chosen") @From("picklistValues[].value")
            List<String> choices,

            @Doc("the kinds of record it may point to") List<String> referenceTo) {}

    record Output(String name, String label, @Nullable Boolean custom, List<Field> fields) {}

    static final HttpOperation<Input, Output> DESCRIBE = HttpOperation.of(
            get(API + "/sobjects/{object}/describe"),
            operation("salesforce.describe_object", "Describe an object", "Lists the fields of a kind of record.")
                    .synonyms("fields of a Salesforce object", "which stages are there", "Salesforce schema")
                    .of(Input.class, Json.sample(Output.class, """
                            {'name': 'Opportunity', 'label': 'Opportunity', 'custom': false, 'fields': [
                                {'name': 'StageName', 'label': 'Stage', 'type': 'picklist', 'nillable': false,
                                 'createable': true, 'updateable': true, 'referenceTo': [],
                                 'choices': ['Demo', 'Negotiation/Review', 'Closed Won']}]}""")));
}
