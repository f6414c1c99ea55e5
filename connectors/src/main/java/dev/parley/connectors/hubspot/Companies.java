package dev.parley.connectors.hubspot;

import static dev.parley.connectors.Description.operation;
import static dev.parley.connectors.rest.Endpoint.post;

import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.hubspot.Crm.Found;
import dev.parley.connectors.hubspot.Crm.Results;
import dev.parley.connectors.hubspot.Crm.SearchInput;
import dev.parley.connectors.rest.HttpOperation;
import dev.parley.connectors.rest.Sent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Source: HubSpot API, "Companies". */
final class Companies {
    private static final Found SAMPLE = Found.sample("101", "{'name': 'Acme Industries', 'domain': 'acme.example'}");

    private Companies() {}

    static final HttpOperation<SearchInput, Results> SEARCH =
            Crm.search("companies", SAMPLE, "find a company in HubSpot", "look up the account in HubSpot");

    /** Properties first, so that those with a field of their own go in beside them. */
    record CreateInput(
            @Doc("by HubSpot's names") @Default("{}") ObjectNode properties,
            @Sent("properties.name") String name,

            @Doc("such as acme.example") @Sent("properties.domain") @Nullable
            String domain) {}

    static final HttpOperation<CreateInput, Found> CREATE = HttpOperation.of(
            post("/crm/v3/objects/companies"),
            operation("hubspot.create_company", "Create a company", "Creates a company.")
                    .synonyms("new company in HubSpot", "add an account to HubSpot")
                    .of(CreateInput.class, SAMPLE));
}
