package dev.parley.connectors.jira;

import static dev.parley.connectors.Description.operation;

import dev.parley.connectors.Doc;
import dev.parley.connectors.json.Json;
import dev.parley.connectors.rest.ApiSession;
import dev.parley.connectors.rest.ScriptedOperation;
import dev.parley.engine.operation.OperationException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Jira moves issues by a transition's id; people know its name or the status it leads to. Source: Atlassian REST v3, "Transition issue". */
final class TransitionIssue {
    private TransitionIssue() {}

    record Input(
            @Doc(Issues.ISSUE) String issue,
            @Doc("status or transition, such as Done") String to,
            @Doc("said along with it") @Nullable String comment) {}

    record Moved(
            @Doc(Issues.ISSUE) String issue,
            @Doc("the one it has now") String status) {}

    private static final String KEY_OR_ID = "[A-Za-z0-9_-]+";

    static final ScriptedOperation<Input, Moved> TRANSITION = new ScriptedOperation<>(
            operation("jira.transition_issue", "Move an issue", "Moves a Jira issue to another status.")
                    .synonyms(
                            "close the ticket",
                            "resolve the ticket",
                            "move the ticket to done",
                            "change the status of a ticket",
                            "reopen the ticket")
                    .of(Input.class, new Moved("SUP-7", "Done")),
            TransitionIssue::move);

    private static Moved move(Input input, ApiSession session) throws OperationException, InterruptedException {
        if (!input.issue().matches(KEY_OR_ID)) {
            throw session.missing(
                    "finds no issue \"%s\" in Jira".formatted(input.issue()), "Write its key, such as SUP-7.");
        }
        String path = "/rest/api/3/issue/%s/transitions".formatted(input.issue());
        List<JsonNode> possible =
                session.get(path).path("transitions").valueStream().toList();
        JsonNode chosen = possible.stream()
                .filter(transition -> isCalled(input.to(), transition.path("name"))
                        || isCalled(input.to(), transition.path("to").path("name")))
                .findFirst()
                .orElseThrow(() -> session.missing(
                        "cannot move %s to \"%s\" from where it is".formatted(input.issue(), input.to()),
                        "It can go to: %s."
                                .formatted(possible.stream()
                                        .map(transition -> transition
                                                .path("to")
                                                .path("name")
                                                .asString(""))
                                        .collect(Collectors.joining(", ")))));
        session.post(path, body(chosen.path("id").asString(""), input.comment()));
        return new Moved(input.issue(), chosen.path("to").path("name").asString(input.to()));
    }

    private static boolean isCalled(String wanted, JsonNode name) {
        return wanted.strip().equalsIgnoreCase(name.asString(""));
    }

    private static ObjectNode body(String id, @Nullable String comment) {
        ObjectNode said = comment == null ? null : Json.object("body", Adf.document(comment));
        return Json.object(
                "transition",
                Json.object("id", id),
                "update",
                said == null ? null : Json.object("comment", Json.list(Json.object("add", said))));
    }
}
