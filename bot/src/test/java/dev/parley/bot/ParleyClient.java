package dev.parley.bot;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A script's view of Parley: the HTTP contract and nothing else. */
public final class ParleyClient {
    public static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final String key;

    public ParleyClient(URI base, String key) {
        this.base = base;
        this.key = key;
    }

    public record Answer(int status, JsonNode body, HttpResponse<String> response) {
        public Answer is(int expected) {
            if (status != expected) {
                throw new AssertionError("Expected " + expected + " but got " + status + ": " + response.body());
            }
            return this;
        }
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, String json) {
        return send("POST", path, json);
    }

    public Answer send(String method, String path, String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + key)
                .timeout(PATIENCE)
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            boolean isJson =
                    response.headers().firstValue("content-type").orElse("").contains("json");
            return new Answer(
                    response.statusCode(), isJson ? JSON.readTree(response.body()) : JSON.nullNode(), response);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Creates and publishes a workflow. @return its id */
    public String publish(String workflow) {
        String id = post("/api/workflows", workflow).is(201).body().path("id").asString();
        post("/api/workflows/" + id + "/publish", "{}").is(200);
        return id;
    }

    public URI hookOf(String workflow) {
        return URI.create(
                get("/api/workflows/" + workflow).is(200).body().path("hookUrl").asString());
    }

    public Answer hook(String workflow, String json) {
        return post(hookOf(workflow).getPath(), json);
    }

    public JsonNode awaitEnd(String execution) {
        return await().atMost(PATIENCE)
                .until(
                        () -> get("/api/executions/" + execution).is(200).body(),
                        run -> !run.path("endedAt").isMissingNode()
                                && !run.path("endedAt").isNull());
    }

    public Conversation converse() {
        return new Conversation(
                post("/api/conversations", "{}").is(201).body().path("id").asString());
    }

    /** A web chat, as a person without a mouse would have it. */
    public final class Conversation {
        public final String id;

        Conversation(String id) {
            this.id = id;
        }

        public Conversation say(String text) {
            ObjectNode body = JSON.createObjectNode().put("text", text);
            post("/api/conversations/" + id + "/messages", body.toString()).is(202);
            return this;
        }

        public Answer press(String action, String value) {
            ObjectNode body = JSON.createObjectNode().put("action", action);
            body.putObject("values").put("value", value);
            return post("/api/conversations/" + id + "/messages", body.toString());
        }

        public Answer press(JsonNode message, String action) {
            return press(
                    action, button(message, action).orElseThrow().path("value").asString());
        }

        public List<JsonNode> messages() {
            return get("/api/conversations/" + id + "/messages?after=0")
                    .is(200)
                    .body()
                    .path("items")
                    .valueStream()
                    .toList();
        }

        public JsonNode last() {
            return messages().stream()
                    .filter(message -> message.path("from").asString().equals("bot"))
                    .max(java.util.Comparator.comparingLong(
                            message -> message.path("position").asLong()))
                    .orElseThrow();
        }

        public JsonNode awaitMessage(String what, Predicate<JsonNode> isIt) {
            return await(what)
                    .atMost(PATIENCE)
                    .until(() -> messages().stream().filter(isIt).reduce((_, later) -> later), Optional::isPresent)
                    .orElseThrow();
        }

        /** The newest message that still offers this button. */
        public JsonNode awaitButton(String action) {
            return awaitMessage(
                    "a message with " + action,
                    message -> button(message, action).isPresent());
        }

        public boolean offers(String action) {
            return messages().stream()
                    .anyMatch(message -> button(message, action).isPresent());
        }

        /** Answers every question with its recommended option, else its first, else "skip", until a draft is there. @return questions asked */
        public int answerUntilDraft() {
            int asked = 0;
            while (!offers("draft.approve")) {
                JsonNode question = last().path("question");
                if (question.isMissingNode() || question.isNull()) {
                    throw new AssertionError("Neither a question nor a draft: " + last().toPrettyString());
                }
                if (++asked > 10) {
                    throw new AssertionError("Still no draft after 10 questions: " + last().toPrettyString());
                }
                say(question.path("options")
                        .valueStream()
                        .filter(option -> option.path("recommended").asBoolean(false))
                        .findFirst()
                        .map(option -> option.path("label").asString())
                        .orElse("skip"));
            }
            return asked;
        }

        public void approveDraft() {
            press(awaitButton("draft.approve"), "draft.approve").is(202);
        }
    }

    public static Optional<JsonNode> button(JsonNode message, String action) {
        return message.path("blocks")
                .valueStream()
                .filter(block -> block.path("type").asString().equals("buttons"))
                .flatMap(block -> block.path("actions").valueStream())
                .filter(button -> button.path("id").asString().equals(action))
                .findFirst();
    }
}
