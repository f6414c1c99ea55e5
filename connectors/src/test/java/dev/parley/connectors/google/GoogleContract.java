package dev.parley.connectors.google;

import dev.parley.connectors.ConnectorContract;
import dev.parley.connectors.ConnectorProvider;

/** Google's way to say no. Source: Gmail API, "Resolve errors". */
public abstract class GoogleContract extends ConnectorContract {
    protected GoogleContract(ConnectorProvider provider) {
        super(provider);
    }

    @Override
    protected String refusal(String words) {
        return """
                {"error": {"code": 400, "message": "%1$s", "status": "INVALID_ARGUMENT",
                 "errors": [{"message": "%1$s", "domain": "global", "reason": "badRequest"}]}}""".formatted(words);
    }
}
