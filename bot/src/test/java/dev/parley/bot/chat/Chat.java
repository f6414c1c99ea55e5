package dev.parley.bot.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.bot.api.Http;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A conversation as somebody sees it through the HTTP contract. */
public record Chat(Http caller, String id) {
    private static final JsonMapper JSON = JsonMapper.shared();

    public Chat as(Http somebodyElse) {
        return new Chat(somebodyElse, id);
    }

    public Chat say(String text) {
        return send(JSON.createObjectNode().put("text", text));
    }

    /** Presses the newest button with this id, which must be there. */
    public Chat press(String action) {
        return press(await("a button " + action)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> button(action), Optional::isPresent)
                .orElseThrow());
    }

    /** Presses a button that was seen before, whether or not it is there still. @param filled pairs of input and value */
    public Chat press(JsonNode button, String... filled) {
        ObjectNode body =
                JSON.createObjectNode().put("action", button.path("id").asString());
        ObjectNode values =
                body.putObject("values").put("value", button.path("value").asString());
        for (int i = 0; i < filled.length; i += 2) {
            values.put(filled[i], filled[i + 1]);
        }
        return send(body);
    }

    private Chat send(ObjectNode body) {
        Http.Answer answer = caller.post("/api/conversations/" + id + "/messages", body.toString());
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return this;
    }

    public Optional<JsonNode> button(String action) {
        return buttons()
                .filter(button -> button.path("id").asString().equals(action))
                .reduce((_, later) -> later);
    }

    public Stream<JsonNode> buttons() {
        return blocks("buttons").flatMap(block -> block.path("actions").valueStream());
    }

    public Stream<JsonNode> blocks(String type) {
        return messages().stream()
                .flatMap(message -> message.path("blocks").valueStream())
                .filter(block -> block.path("type").asString().equals(type));
    }

    /** In the order shown. */
    public List<JsonNode> messages() {
        return caller.get("/api/conversations/" + id + "/messages?after=0")
                .json()
                .path("items")
                .valueStream()
                .sorted(Comparator.comparingLong(
                        message -> message.path("position").asLong()))
                .toList();
    }

    /** What Parley said last in the conversation itself. */
    public JsonNode last() {
        return messages().stream()
                .filter(message -> message.path("from").asString().equals("bot")
                        && message.path("thread").isMissingNode())
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    /** The message with this id as it is now. */
    public JsonNode again(JsonNode message) {
        return messages().stream()
                .filter(some -> some.path("id").equals(message.path("id")))
                .findFirst()
                .orElseThrow();
    }

    public JsonNode awaitMessage(String what, Predicate<JsonNode> isIt) {
        return await(what)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> messages().stream().filter(isIt).reduce((_, later) -> later), Optional::isPresent)
                .orElseThrow();
    }

    public JsonNode awaitSaying(String words) {
        return awaitMessage(
                "a message saying " + words, message -> message.toString().contains(words));
    }
}
