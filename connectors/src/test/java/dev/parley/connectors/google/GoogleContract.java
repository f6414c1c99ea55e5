package dev.parley.connectors.google;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.parley.connectors.ConnectorContract;
import dev.parley.connectors.ConnectorProvider;

/** Google's way to say no, and what its operations read beside. Source: Gmail API, "Resolve errors". */
public abstract class GoogleContract extends ConnectorContract {
    private static final int UNUSUAL = 10;

    protected GoogleContract(ConnectorProvider provider) {
        super(provider);
    }

    @Override
    protected String refusal(String words) {
        return """
                {"error": {"code": 400, "message": "%1$s", "status": "INVALID_ARGUMENT",
                 "errors": [{"message": "%1$s", "domain": "global", "reason": "badRequest"}]}}""".formatted(words);
    }

    protected static void answering(WireMockServer far, String path, String json) {
        far.stubFor(get(urlPathEqualTo(path))
                .atPriority(UNUSUAL)
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json; charset=UTF-8")
                        .withBody(json.replace('\'', '"'))));
    }
}
