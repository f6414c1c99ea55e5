package dev.parley.connectors.salesforce;

import static dev.parley.connectors.Description.operation;
import static dev.parley.connectors.rest.Endpoint.delete;
import static dev.parley.connectors.rest.Endpoint.get;
import static dev.parley.connectors.rest.Endpoint.patch;
import static dev.parley.connectors.rest.Endpoint.post;
import static dev.parley.connectors.salesforce.SalesforceConnector.API;

import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.json.Json;
import dev.parley.connectors.rest.HttpOperation;
import dev.parley.connectors.rest.Sent;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Records of any kind. Source: REST API, "sObject Rows", "sObject Basic Information" and "sObject Rows by External ID". */
final class Records {
    private static final String OBJECT = "API name, such as Account, Contact, Lead, Opportunity, Case or Invoice__c";
    private static final String FIELDS = "by API name, such as {\"StageName\": \"Negotiation/Review\"}";
    private static final String ID = "006Hs00001AbCdEIAV";

    private Records() {}

    record GetInput(
            @Doc(OBJECT) String object,
            String id,

            @Doc("which to read; all when left out") @Default("[]") @Sent(joined = true)
            List<String> fields) {}

    record Found(String id, @Doc("by API name") ObjectNode fields) {}

    static final HttpOperation<GetInput, Found> GET = HttpOperation.of(
                    get(API + "/sobjects/{object}/{id}"),
                    operation("salesforce.get_record", "Get a record", "Reads one record by its id.")
                            .synonyms("read a Salesforce record", "get the opportunity", "get the account from the CRM")
                            .of(GetInput.class, Json.sample(Found.class, """
                                    {'id': '006Hs00001AbCdEIAV',
                                     'fields': {'Name': 'Acme Industries - Platform', 'StageName': 'Demo'}}""")))
            .reading((input, reply) ->
                    new Found(input.id(), RecordPages.plain(reply).asObject()));

    record CreateInput(
            @Doc(OBJECT) String object, @Doc(FIELDS) ObjectNode fields) {}

    record Created(String id) {}

    static final HttpOperation<CreateInput, Created> CREATE = HttpOperation.of(
                    post(API + "/sobjects/{object}"),
                    operation("salesforce.create_record", "Create a record", "Creates a record of any kind.")
                            .synonyms(
                                    "create a lead in Salesforce",
                                    "new opportunity",
                                    "add a contact to the CRM",
                                    "open a Salesforce case")
                            .of(CreateInput.class, new Created(ID)))
            .sending(CreateInput::fields);

    record UpdateInput(
            @Doc(OBJECT) String object,
            String id,
            @Doc(FIELDS) ObjectNode fields) {}

    record Changed(String id) {}

    static final HttpOperation<UpdateInput, Changed> UPDATE = HttpOperation.of(
                    patch(API + "/sobjects/{object}/{id}"),
                    operation("salesforce.update_record", "Update a record", "Changes fields of a record.")
                            .idempotent()
                            .synonyms(
                                    "update the opportunity stage",
                                    "move the deal forward in Salesforce",
                                    "update Salesforce",
                                    "update the CRM")
                            .of(UpdateInput.class, new Changed(ID)))
            .sending(UpdateInput::fields)
            .reading((input, _) -> new Changed(input.id()));

    record UpsertInput(
            @Doc(OBJECT) String object,

            @Doc("a field marked as external id, such as Order_Number__c")
            String externalField,

            @Doc("its value, by which the record is known") String externalId,

            @Doc("by API name, without the external id itself")
            ObjectNode fields) {}

    record Upserted(
            String id, @Doc("whether it is a new one") boolean created) {}

    static final HttpOperation<UpsertInput, Upserted> UPSERT = HttpOperation.of(
                    patch(API + "/sobjects/{object}/{externalField}/{externalId}"),
                    operation(
                                    "salesforce.upsert_record",
                                    "Create or update a record",
                                    "Updates the record with that external id, or creates it.")
                            .idempotent()
                            .synonyms("sync a record to Salesforce", "upsert into the CRM")
                            .of(UpsertInput.class, new Upserted(ID, true)))
            .sending(UpsertInput::fields);

    record DeleteInput(@Doc(OBJECT) String object, String id) {}

    static final HttpOperation<DeleteInput, Changed> DELETE = HttpOperation.of(
                    delete(API + "/sobjects/{object}/{id}"),
                    operation("salesforce.delete_record", "Delete a record", "Moves a record to the recycle bin.")
                            .synonyms("remove a Salesforce record", "delete a lead")
                            .of(DeleteInput.class, new Changed(ID)))
            .reading((input, _) -> new Changed(input.id()));
}
