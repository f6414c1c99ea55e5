package dev.parley.connectors.calls;

import dev.parley.connectors.Connector;
import dev.parley.connectors.ConnectorProvider;
import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.Surroundings;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.connection.Auth;
import dev.parley.connectors.connection.Field;
import dev.parley.connectors.connection.Probe;
import dev.parley.connectors.rest.ApiErrors;
import dev.parley.connectors.rest.HttpApi;
import java.time.InstantSource;

/**
 * A phone system. Whatever it is, it may tell of calls by webhook; a 3CX (version 20) can also be asked, by its Configuration API. Source:
 * 3CX, "Configuration REST API" (XAPI).
 */
public final class CallsConnector implements ConnectorProvider {
    @Override
    public Connector create(Surroundings surroundings) {
        SignedIn signedIn =
                new SignedIn(surroundings.connections(), new SignIn(surroundings.http()), InstantSource.system());
        Surroundings within = new Surroundings(
                surroundings.http(),
                surroundings.embeddings(),
                surroundings.models(),
                surroundings.transcriber(),
                surroundings.prompts(),
                signedIn);
        HttpApi api = HttpApi.of("Phone system", null)
                .errors(ApiErrors.in("error.message", "message", "title"))
                .atOnce(4)
                .over(within);
        ConnectorSpec spec = ConnectorSpec.named("calls")
                .title("Phone system")
                .icon(ICON)
                .auth(
                        Auth.form(
                                Field.text(SignIn.CLIENT_ID, "Client id", "3CX → Admin → Integrations → API."),
                                Field.secret(SignIn.API_KEY, "API key", "Shown once, when the client is made there.")),
                        Auth.token(
                                "Access token", "For a gateway in front of the phone system that takes a lasting one."))
                .ownAddress()
                .probe(probe(api, signedIn))
                .operations(api.operations(ActiveCalls.LIST))
                .operations(new RecordingLink(api, signedIn))
                .events(CallWebhook.sources())
                .webhook(new CallWebhook())
                .limits(api.limits());
        return () -> spec;
    }

    /** To be let in is enough for 3CX; a token has to be tried. */
    private static Probe probe(HttpApi api, SignedIn signedIn) {
        Probe calls = api.probe("/xapi/v1/ActiveCalls?%24top=1", "");
        return (access, sender) -> {
            Access inside = signedIn.fresh(access, sender);
            return inside.auth() instanceof Auth.Token ? calls.account(inside, sender) : "";
        };
    }

    private static final String ICON =
            "M6.6 2.5l3 4.6-1.9 2a14 14 0 0 0 7.2 7.2l2-1.9 4.6 3-1.2 3.6c-9.6 1.5-20.3-9.2-18.8-18.8z";
}
