package dev.parley.connectors.webhook;

import dev.parley.connectors.ConnectorContract;
import dev.parley.connectors.Example;
import java.util.List;
import java.util.Map;

class WebhookConnectorTest extends ConnectorContract {
    WebhookConnectorTest() {
        super(new WebhookConnector());
    }

    @Override
    protected Map.Entry<String, Map<String, String>> key() {
        return Map.entry("form", Map.of("secret", TOKEN));
    }

    @Override
    protected String refusal(String words) {
        return "{\"error\": \"%s\"}".formatted(words);
    }

    @Override
    protected List<Example> examples() {
        return List.of(
                Example.of("webhook.send", "{'data': {'deal': 7}}")
                        .calls("POST", "/")
                        .sending("{'deal': 7}")
                        .answered(200, "{'received': true}")
                        .gives("{'status': 200, 'reply': {'received': true}}"),
                Example.of("webhook.send", "{'data': ['plain', 1]}")
                        .calls("POST", "/")
                        .sending("['plain', 1]")
                        .answered(204, "")
                        .gives("{'status': 204}"));
    }
}
