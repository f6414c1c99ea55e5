package dev.parley.connectors.salesforce;

import dev.parley.connectors.Connector;
import dev.parley.connectors.ConnectorProvider;
import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.Surroundings;
import dev.parley.connectors.connection.Auth;
import dev.parley.connectors.rest.ApiErrors;
import dev.parley.connectors.rest.HttpApi;
import dev.parley.connectors.rest.Pace;
import dev.parley.connectors.rest.Refusal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Salesforce. Where an organization's API is, its token reply says ({@code instance_url}); a sandbox or My Domain is the connection's
 * {@code baseUrl}. Source: REST API Developer Guide; Identity, "OAuth 2.0 Web Server Flow".
 */
public final class SalesforceConnector implements ConnectorProvider {
    static final String API = "/services/data/v62.0";

    @Override
    public Connector create(Surroundings surroundings) {
        HttpApi api = HttpApi.of("Salesforce", "https://login.salesforce.com")
                .errors(ApiErrors.in("[].message", "error_description", "message")
                        .meaning(SalesforceConnector::meant)
                        .hiddenIn200(SalesforceConnector::halted))
                // "API Request Limits": 25 long calls at once in production, 5 in a trial, and so many a day, not a
                // minute.
                .atOnce(5)
                .pace(Pace.perSecond(20))
                .over(surroundings);
        ConnectorSpec spec = ConnectorSpec.named("salesforce")
                .title("Salesforce")
                .icon(ICON)
                .auth(
                        Auth.oauth2(
                                        "https://login.salesforce.com/services/oauth2/authorize",
                                        "https://login.salesforce.com/services/oauth2/token")
                                .scope("api", "Read and write records")
                                .scope("refresh_token", "Stay connected")
                                .apiUrlIn("instance_url"),
                        Auth.token(
                                "Access token",
                                "sf org display --target-org <name>; it ends with its session, and needs the organization's address."))
                .probe(api.probe(API + "/query?q=SELECT+Name+FROM+Organization", "records[].Name"))
                .operations(api.operations(
                        Query.QUERY,
                        Search.SEARCH,
                        Records.GET,
                        Records.CREATE,
                        Records.UPDATE,
                        Records.UPSERT,
                        Records.DELETE,
                        Activities.LOG_CALL,
                        Activities.ADD_NOTE,
                        Described.DESCRIBE))
                .events(RecordChanges.sources(api))
                .limits(api.limits());
        return () -> spec;
    }

    /** Limits come as a 403, and a record that somebody else is just saving as a 400. Source: "Status Codes and Error Responses". */
    private static Refusal meant(Refusal refusal, JsonNode body) {
        return switch (codeOf(body)) {
            case "REQUEST_LIMIT_EXCEEDED" -> refusal.as(429);
            case "UNABLE_TO_LOCK_ROW" -> refusal.as(503);
            default -> refusal;
        };
    }

    /** A composite call answers 200 whatever became of its parts; all but one of them say only that another failed. */
    private static Optional<Refusal> halted(JsonNode reply) {
        return reply.path("compositeResponse")
                .valueStream()
                .filter(part -> part.path("httpStatusCode").asInt(0) >= 400)
                .filter(part -> !codeOf(part.path("body")).equals("PROCESSING_HALTED"))
                .findFirst()
                .map(part -> meant(refusal(part), part.path("body")));
    }

    private static Refusal refusal(JsonNode part) {
        String words = part.path("body").path(0).path("message").asString("");
        return Refusal.of(part.path("httpStatusCode").asInt(0), words);
    }

    private static String codeOf(JsonNode errors) {
        return errors.path(0).path("errorCode").asString("");
    }

    private static final String ICON =
            "M10 5.2a4.1 4.1 0 0 1 6.9 1 4.9 4.9 0 1 1 2 9.4 3.6 3.6 0 0 1-4.7 1.5 4.1 4.1 0 0 1-7.6-.3 3.8 3.8 0 0 1-2.2-7.2"
                    + " A4.4 4.4 0 0 1 10 5.2z";
}
