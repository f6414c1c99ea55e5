package dev.parley.bot.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.bot.api.Http;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** A workflow of its own that lets orders above some total be approved, as somebody changes it over HTTP. */
record Orders(Http owner, String id, String name) {
    private static final String BY_TOTAL = """
            {"parley": 1, "name": "%s", "trigger": {"type": "manual"},
             "nodes": [{"id": "large", "use": "logic.if", "with": {"condition": "input.total > %d"}},
                       {"id": "warn", "use": "data.set", "with": {"values": {"text": "large"}}},
                       {"id": "post", "use": "test.post", "with": {"total": "{{input.total}}"}, "join": "any"}],
             "edges": [{"from": "trigger", "to": "large"}, {"from": "large", "to": "warn", "when": "true"},
                       {"from": "large", "to": "post", "when": "false"}, {"from": "warn", "to": "post"}]}""";

    static final String WITHOUT_WARNING = """
            {"parley": 1, "name": "%s", "trigger": {"type": "manual"},
             "nodes": [{"id": "post", "use": "test.post", "with": {"total": "{{input.total}}"}}],
             "edges": [{"from": "trigger", "to": "post"}]}""";

    static final String BROKEN = """
            {"parley": 1, "name": "%s", "trigger": {"type": "manual"},
             "nodes": [{"id": "post", "use": "no.such_thing"}], "edges": [{"from": "trigger", "to": "post"}]}""";

    /** Takes no input, and waits for somebody if it is asked to. */
    static final String PATIENT = """
            {"parley": 1, "name": "%s", "trigger": {"type": "manual"},
             "nodes": [{"id": "patient", "use": "logic.if", "with": {"condition": "has(input.total)"}},
                       {"id": "ok", "use": "human.approval", "with": {"message": "Go on?"}}],
             "edges": [{"from": "trigger", "to": "patient"}, {"from": "patient", "to": "ok", "when": "true"}]}""";

    static String above(int total) {
        return BY_TOTAL.formatted("%s", total);
    }

    /** Only a draft. @param workflow with a place for its name */
    static Orders drafted(Http owner, String name, String workflow) {
        Http.Answer created = owner.post("/api/workflows", workflow.formatted(name));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return new Orders(owner, created.at("/id"), name);
    }

    Orders draft(String workflow) {
        assertThat(owner.put("/api/workflows/" + id + "/draft", workflow.formatted(name))
                        .status())
                .isEqualTo(200);
        return this;
    }

    Orders publish() {
        Http.Answer published = owner.post("/api/workflows/" + id + "/publish");
        assertThat(published.status()).as(published.body()).isEqualTo(200);
        return this;
    }

    JsonNode versions() {
        return owner.get("/api/workflows/" + id + "/versions").json().path("items");
    }

    JsonNode tests() {
        return owner.get("/api/workflows/" + id + "/tests").json().path("items");
    }

    /** A run of the live version that has ended. @return its id */
    String ran(int total) {
        return ended(started("{\"total\": %d}".formatted(total)));
    }

    String started(String input) {
        return owner.post("/api/workflows/" + id + "/executions", "{\"input\": %s}".formatted(input))
                .at("/id");
    }

    String ended(String run) {
        await().pollInterval(Duration.ofMillis(50))
                .until(() -> owner.get("/api/executions/" + run).at("/endedAt"), at -> !at.isEmpty());
        return run;
    }
}
