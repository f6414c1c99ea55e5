package dev.parley.connectors.hubspot;

import dev.parley.connectors.Connector;
import dev.parley.connectors.ConnectorProvider;
import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.Surroundings;
import dev.parley.connectors.connection.Auth;
import dev.parley.connectors.rest.ApiErrors;
import dev.parley.connectors.rest.HttpApi;
import dev.parley.connectors.rest.Pace;
import dev.parley.connectors.rest.Refusal;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** HubSpot's CRM. Source: HubSpot API, "Private apps", "OAuth", "API usage guidelines" and "Error handling". */
public final class HubSpotConnector implements ConnectorProvider {
    @Override
    public Connector create(Surroundings surroundings) {
        HttpApi.Builder usual = HttpApi.of("HubSpot", "https://api.hubapi.com")
                .errors(ApiErrors.in("message", "errors[].message")
                        .scopesInBody("errors[].context.requiredGranularScopes[]")
                        .hiddenIn200(HubSpotConnector::failedInBatch))
                .atOnce(10);
        // Private apps of every subscription: 100 calls in 10 s; searches: 5 a second for the whole account.
        HttpApi api = usual.pace(new Pace(100, Duration.ofSeconds(10))).over(surroundings);
        HttpApi searches = usual.pace(Pace.perSecond(4)).over(surroundings);
        ConnectorSpec spec = ConnectorSpec.named("hubspot")
                .title("HubSpot")
                .icon(ICON)
                .auth(
                        Auth.token(
                                "Private app token",
                                "HubSpot → Settings → Integrations → Private Apps; with the CRM scopes your steps need."),
                        Auth.oauth2("https://app.hubspot.com/oauth/authorize", "https://api.hubapi.com/oauth/v1/token")
                                .scope("crm.objects.contacts.read", "Read contacts")
                                .scope("crm.objects.contacts.write", "Create and change contacts")
                                .scope("crm.objects.companies.read", "Read companies")
                                .scope("crm.objects.companies.write", "Create and change companies")
                                .scope("crm.objects.deals.read", "Read deals")
                                .scope("crm.objects.deals.write", "Create and change deals"))
                .probe(api.probe("/account-info/v3/details", "portalId"))
                .operations(searches.operations(Contacts.SEARCH, Companies.SEARCH, Deals.SEARCH))
                .operations(api.operations(
                        Contacts.GET,
                        Contacts.CREATE,
                        Contacts.UPDATE,
                        Contacts.UPSERT,
                        Companies.CREATE,
                        Deals.CREATE,
                        Deals.UPDATE,
                        Relations.CREATE_NOTE,
                        Relations.ASSOCIATE))
                .events(HubSpotWebhook.SOURCES)
                .events(
                        RecentChanges.source(searches, "contact", "lastmodifieddate"),
                        RecentChanges.source(searches, "deal", "hs_lastmodifieddate"))
                .webhook(new HubSpotWebhook())
                .limits(api.limits());
        return () -> spec;
    }

    /** A batch answers 207 though the only one of it failed. */
    private static Optional<Refusal> failedInBatch(JsonNode reply) {
        String words = reply.path("errors").path(0).path("message").asString("");
        return reply.path("numErrors").asInt(0) == 0 ? Optional.empty() : Optional.of(Refusal.of(422, words));
    }

    private static final String ICON =
            "M17 8.3V5.9a1.9 1.9 0 1 0-1.8 0v2.4a5.3 5.3 0 0 0-2.3 1L6.4 4.3a2.1 2.1 0 1 0-1 1.3l6.4 4.9a5.3 5.3 0 0 0 .1 5.9l-2"
                    + " 1.9a1.6 1.6 0 1 0 1.1 1.2l2-1.9A5.3 5.3 0 1 0 17 8.3zm-.9 8a2.7 2.7 0 1 1 0-5.4 2.7 2.7 0 0 1 0 5.4z";
}
