package dev.parley.connectors.hubspot;

import static dev.parley.connectors.Description.operation;
import static dev.parley.connectors.rest.Endpoint.get;
import static dev.parley.connectors.rest.Endpoint.patch;
import static dev.parley.connectors.rest.Endpoint.post;

import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.hubspot.Crm.Found;
import dev.parley.connectors.hubspot.Crm.Results;
import dev.parley.connectors.hubspot.Crm.SearchInput;
import dev.parley.connectors.json.Json;
import dev.parley.connectors.rest.HttpOperation;
import dev.parley.connectors.rest.Sent;
import dev.parley.connectors.rest.Sent.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Source: HubSpot API, "Contacts". */
final class Contacts {
    private static final Found SAMPLE = Found.sample(
            "512", "{'email': 'jane@acme.example', 'firstname': 'Jane', 'lastname': 'Wilson', 'jobtitle': 'CTO'}");
    private static final String PROPERTIES = "by HubSpot's names, such as {\"jobtitle\": \"CTO\"}";

    private Contacts() {}

    static final HttpOperation<SearchInput, Results> SEARCH =
            Crm.search("contacts", SAMPLE, "find a contact in HubSpot", "look up a lead in the CRM", "find a person");

    record GetInput(
            @Doc("id, or what `idProperty` says") String contact,

            @Doc("such as email, to find it by that") @Nullable
            String idProperty,

            @Doc("which to read; the usual ones when left out") @Default("[]") @Sent(joined = true)
            List<String> properties) {}

    static final HttpOperation<GetInput, Found> GET = HttpOperation.of(
            get("/crm/v3/objects/contacts/{contact}"),
            operation("hubspot.get_contact", "Get a contact", "Reads one contact by id or e-mail address.")
                    .synonyms("read a HubSpot contact", "get the contact by e-mail")
                    .of(GetInput.class, SAMPLE));

    /** Properties first, so that those with a field of their own go in beside them. */
    record CreateInput(
            @Doc(PROPERTIES) @Default("{}") ObjectNode properties,
            @Sent("properties.email") String email,
            @Sent("properties.firstname") @Nullable String firstName,
            @Sent("properties.lastname") @Nullable String lastName,
            @Sent("properties.company") @Nullable String company,
            @Sent("properties.phone") @Nullable String phone) {}

    static final HttpOperation<CreateInput, Found> CREATE = HttpOperation.of(
            post("/crm/v3/objects/contacts"),
            operation("hubspot.create_contact", "Create a contact", "Creates a contact.")
                    .synonyms("new contact in HubSpot", "add a lead to HubSpot", "add a person to the CRM")
                    .of(CreateInput.class, SAMPLE));

    record UpdateInput(
            @Doc("id, or what `idProperty` says") String contact,

            @Doc("such as email, to find it by that") @Sent(in = Place.QUERY) @Nullable
            String idProperty,

            @Doc(PROPERTIES) ObjectNode properties) {}

    static final HttpOperation<UpdateInput, Found> UPDATE = HttpOperation.of(
            patch("/crm/v3/objects/contacts/{contact}"),
            operation("hubspot.update_contact", "Update a contact", "Changes properties of a contact.")
                    .idempotent()
                    .synonyms("change a HubSpot contact", "update the lead in HubSpot")
                    .of(UpdateInput.class, SAMPLE));

    record UpsertInput(
            String email, @Doc(PROPERTIES) @Default("{}") ObjectNode properties) {}

    record Kept(String id, @Doc("whether it is a new one") boolean created) {}

    static final HttpOperation<UpsertInput, Kept> UPSERT = HttpOperation.of(
                    post("/crm/v3/objects/contacts/batch/upsert"),
                    operation(
                                    "hubspot.upsert_contact",
                                    "Create or update a contact",
                                    "Updates the contact with that e-mail address, or creates it.")
                            .idempotent()
                            .synonyms("sync a contact to HubSpot", "save the lead in HubSpot")
                            .of(UpsertInput.class, new Kept("512", true)))
            .sending(Contacts::upsert)
            .reading((_, reply) -> {
                JsonNode kept = reply.path("results").path(0);
                return new Kept(kept.path("id").asString(""), kept.path("new").asBoolean(false));
            });

    /** HubSpot does it for many at once only. */
    private static ObjectNode upsert(UpsertInput input) {
        ObjectNode one = Json.object("idProperty", "email", "id", input.email(), "properties", input.properties());
        return Json.object("inputs", Json.list(one));
    }
}
