package dev.parley.bot;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.util.List;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An organization where everybody, every system and every workflow is called something hostile. All by the HTTP contract. */
final class HostileOffice {
    private static final String PASSWORD = "correct horse battery";

    private final ParleyClient client;
    private final HostileTexts texts;
    private final WireMockServer far;

    HostileOffice(ParleyClient client, HostileTexts texts, WireMockServer far) {
        this.client = client;
        this.texts = texts;
        this.far = far;
    }

    /** @param conversation with everything said in it @param deciding a run that waits for a decision */
    record Ids(
            String conversation,
            String workflow,
            String failed,
            String deciding,
            List<String> connections,
            String api) {}

    Ids furnish() {
        hostileAnswers();
        people();
        texts.names().forEach(this::draft);
        List<String> connections = connections();
        String api = api();
        String all = client.publish(everyStep().toString());
        String failed = run(all);
        client.awaitEnd(failed);
        String deciding = run(client.publish(everyQuestion().toString()));
        decideSome();
        return new Ids(conversation(), all, failed, deciding, connections, api);
    }

    /** A far system whose every word is hostile, its errors above all. */
    private void hostileAnswers() {
        String words = ParleyClient.JSON
                .createObjectNode()
                .put("message", String.join(" ", texts.all()))
                .toString();
        far.stubFor(any(anyUrl())
                .atPriority(9)
                .willReturn(aResponse()
                        .withStatus(500)
                        .withHeader("Content-Type", "application/json")
                        .withBody(words)));
        List<String> names = texts.shortOnes();
        for (int i = 0; i < names.size(); i++) {
            far.stubFor(get(urlPathEqualTo("/user"))
                    .withHeader("Authorization", equalTo("Bearer key-" + i))
                    .willReturn(aResponse()
                            .withStatus(i % 2 == 0 ? 200 : 401)
                            .withHeader("Content-Type", "application/json")
                            .withBody(ParleyClient.JSON
                                    .createObjectNode()
                                    .put("login", names.get(i))
                                    .put("message", names.get(i))
                                    .toString())));
        }
    }

    /** A good hash takes its time: a few people will do for names, and all the rest for addresses. */
    private void people() {
        List<String> names = texts.shortOnes();
        for (int i = 0; i < names.size(); i += 6) {
            String link = invite("person" + i + "@example.test").path("link").asString();
            client.post(
                            "/api/links/accept",
                            object("token", link.replaceFirst(".*/", ""), "name", names.get(i), "password", PASSWORD)
                                    .toString())
                    .is(200);
        }
        invite("<img/src=x/onerror=window.harmed=1>@evil.test");
        invite("\"><svg/onload=window.harmed=1>@evil.test");
        invite("javascript:window.harmed=1@evil.test");
    }

    private JsonNode invite(String email) {
        ObjectNode invitation = object("email", email);
        invitation.putArray("roles").add("viewer").add("lead");
        return client.post("/api/invitations", invitation.toString()).is(201).body();
    }

    private String draft(String name) {
        ObjectNode workflow = workflow(name);
        workflow.withArray("nodes").add(step("one", "data.set", name));
        return client.post("/api/workflows", workflow.toString())
                .is(201)
                .body()
                .path("id")
                .asString();
    }

    private List<String> connections() {
        List<String> names = texts.shortOnes();
        return java.util.stream.IntStream.range(0, names.size())
                .mapToObj(i -> {
                    ObjectNode wish = object(
                            "connector", "github", "auth", "token", "name", names.get(i), "baseUrl", far.baseUrl());
                    wish.putObject("values").put("token", "key-" + i);
                    return client.post("/api/connections", wish.toString());
                })
                .filter(answer -> answer.status() == 201)
                .map(answer -> answer.body().path("id").asString())
                .toList();
    }

    private String api() {
        ObjectNode wanted = ParleyClient.JSON.createObjectNode();
        wanted.set("document", texts.api(far.baseUrl()));
        return client.post(
                        "/api/connectors/openapi", wanted.put("name", "hostile").toString())
                .is(201)
                .body()
                .path("name")
                .asString();
    }

    /** One step after the other, until one fails because the far system does. */
    private ObjectNode everyStep() {
        ObjectNode workflow = workflow("Every step " + texts.all().getFirst());
        ArrayNode edges = workflow.withArray("edges");
        List<String> titles = texts.names();
        String before = "trigger";
        for (int i = 0; i < titles.size(); i++) {
            ObjectNode step = step("s" + i, "data.set", titles.get(i));
            step.putObject("with").putObject("values").put("text", "{{trigger.output.text" + i + "}}");
            workflow.withArray("nodes").add(step);
            edges.add(edge(before, "s" + i));
            before = "s" + i;
        }
        ObjectNode call = step("call", "http.request", titles.getFirst());
        call.putObject("with").put("method", "GET").put("url", far.baseUrl() + "/orders");
        workflow.withArray("nodes").add(call);
        edges.add(edge(before, "call"));
        return workflow;
    }

    private ObjectNode everyQuestion() {
        ObjectNode workflow = workflow("Every question " + texts.all().get(2));
        List<String> messages = texts.literal();
        for (int i = 0; i < messages.size(); i++) {
            ObjectNode step = step("q" + i, "human.approval", messages.get(i));
            step.putObject("with").put("message", messages.get(i));
            workflow.withArray("nodes").add(step);
            workflow.withArray("edges").add(edge("trigger", "q" + i));
        }
        return workflow;
    }

    private String run(String workflow) {
        ObjectNode input = ParleyClient.JSON.createObjectNode();
        List<String> all = texts.all();
        for (int i = 0; i < all.size(); i++) {
            input.put("text" + i, all.get(i));
        }
        ObjectNode body = object("mode", "live");
        body.set("input", input);
        return client.post("/api/workflows/" + workflow + "/executions", body.toString())
                .is(202)
                .body()
                .path("id")
                .asString();
    }

    /** Every other one, with a hostile word about it. */
    private void decideSome() {
        int asked = texts.literal().size();
        JsonNode pending = Awaitility.await()
                .until(
                        () -> client.get("/api/approvals?state=pending&limit=200")
                                .body()
                                .path("items"),
                        items -> items.size() == asked);
        for (int i = 0; i < asked; i += 2) {
            client.post(
                            "/api/approvals/" + pending.path(i).path("id").asString() + "/decision",
                            object(
                                            "decision",
                                            "approve",
                                            "comment",
                                            texts.literal().get(i))
                                    .toString())
                    .is(200);
        }
    }

    private String conversation() {
        ParleyClient.Conversation chat = client.converse();
        texts.all().stream().limit(12).forEach(chat::say);
        chat.say(String.join("\n\n", texts.all()));
        return chat.id;
    }

    private static ObjectNode workflow(String name) {
        ObjectNode workflow =
                ParleyClient.JSON.createObjectNode().put("parley", 1).put("name", name);
        workflow.putObject("trigger").put("type", "manual");
        workflow.putArray("nodes");
        workflow.putArray("edges");
        return workflow;
    }

    private static ObjectNode step(String id, String use, String title) {
        ObjectNode step = object("id", id, "use", use, "title", title);
        if (use.equals("data.set")) {
            step.putObject("with").putObject("values").put("text", "as it is");
        }
        return step;
    }

    private static ObjectNode edge(String from, String to) {
        return object("from", from, "to", to);
    }

    private static ObjectNode object(String... namesAndValues) {
        ObjectNode object = ParleyClient.JSON.createObjectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }
}
