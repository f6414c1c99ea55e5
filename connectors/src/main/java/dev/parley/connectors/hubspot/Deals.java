package dev.parley.connectors.hubspot;

import static dev.parley.connectors.Description.operation;
import static dev.parley.connectors.rest.Endpoint.patch;
import static dev.parley.connectors.rest.Endpoint.post;

import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.hubspot.Crm.Found;
import dev.parley.connectors.hubspot.Crm.Results;
import dev.parley.connectors.hubspot.Crm.SearchInput;
import dev.parley.connectors.json.Json;
import dev.parley.connectors.rest.HttpOperation;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Source: HubSpot API, "Deals". */
final class Deals {
    private static final Found SAMPLE = Found.sample(
            "9123", "{'dealname': 'Acme Industries', 'amount': '500000', 'dealstage': 'presentationscheduled'}");

    private static final int TO_CONTACT = 3;
    private static final int TO_COMPANY = 5;

    private Deals() {}

    static final HttpOperation<SearchInput, Results> SEARCH =
            Crm.search("deals", SAMPLE, "find a deal in HubSpot", "open deals", "look up the opportunity in HubSpot");

    record CreateInput(
            String name,

            @Doc("its internal name, such as appointmentscheduled")
            String stage,

            @Doc("its internal name; the default one when left out") @Nullable
            String pipeline,

            @Nullable BigDecimal amount,

            @Doc("such as 2026-12-20") @Nullable String closeDate,

            @Doc("further ones, by HubSpot's names") @Default("{}")
            ObjectNode properties,

            @Doc("ids of contacts it is with") @Default("[]")
            List<String> contacts,

            @Doc("id of the company it is with") @Nullable String company) {}

    static final HttpOperation<CreateInput, Found> CREATE = HttpOperation.of(
                    post("/crm/v3/objects/deals"),
                    operation("hubspot.create_deal", "Create a deal", "Creates a deal, with its contacts and company.")
                            .synonyms("new deal in HubSpot", "create an opportunity in HubSpot", "open a deal")
                            .of(CreateInput.class, SAMPLE))
            .sending(Deals::body);

    record UpdateInput(
            @Doc("id") String deal,

            @Doc("by HubSpot's names, such as {\"dealstage\": \"closedwon\"}")
            ObjectNode properties) {}

    static final HttpOperation<UpdateInput, Found> UPDATE = HttpOperation.of(
            patch("/crm/v3/objects/deals/{deal}"),
            operation("hubspot.update_deal", "Update a deal", "Changes properties of a deal, such as its stage.")
                    .idempotent()
                    .synonyms("move the deal to another stage", "change the deal stage", "mark the deal as won")
                    .of(UpdateInput.class, SAMPLE));

    private static ObjectNode body(CreateInput input) {
        ObjectNode properties = input.properties()
                .deepCopy()
                .setAll(Json.object(
                        "dealname", input.name(),
                        "dealstage", input.stage(),
                        "pipeline", input.pipeline(),
                        "amount", input.amount() == null ? null : input.amount().toPlainString(),
                        "closedate", input.closeDate()));
        List<String> company = Stream.ofNullable(input.company()).toList();
        ArrayNode associations =
                Crm.associations(TO_CONTACT, input.contacts()).addAll(Crm.associations(TO_COMPANY, company));
        return Json.object("properties", properties, "associations", associations);
    }
}
