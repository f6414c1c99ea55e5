package dev.parley.bot.chat;

import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.Operation;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import dev.parley.engine.operation.OperationSpec;
import dev.parley.engine.operation.StepError;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code test.post}: keeps what it is sent, unless it is down. Imported where wanted; no component, or every Parley with the tests on its class path had it. */
public class FarSystem {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private volatile boolean isDown;

    public void isWell() {
        isDown = false;
        received.clear();
    }

    public void isDown() {
        isDown = true;
    }

    public List<JsonNode> received() {
        return received;
    }

    @Bean
    @Primary
    OperationCatalog testOperations() {
        return new OperationCatalog(List.of(new Post()));
    }

    private final class Post implements Operation {
        @Override
        public OperationSpec spec() {
            JsonNode schema = JSON.readTree("""
                    {"type": "object", "properties": {"parcels": {"type": "integer", "minimum": 1, "title": "Number of parcels"},
                        "service": {"enum": ["normal", "express"]}},
                     "additionalProperties": true}""");
            JsonNode sample = JSON.createObjectNode().put("accepted", true);
            return new OperationSpec(
                    "test.post", "Post", "Posts it.", schema, schema, Effect.WRITE, false, sample, List.of());
        }

        @Override
        public JsonNode perform(JsonNode input, OperationContext context) throws OperationException {
            if (isDown) {
                throw new OperationException(
                        new StepError("http_500", "The far system answered 500.", "Ask its owner, then Retry.", true));
            }
            if (input.path("sku").asString("").equals("refused")) {
                throw new OperationException(
                        new StepError("http_422", "The far system takes no such line.", null, false));
            }
            received.add(input);
            return spec().sample();
        }
    }
}
