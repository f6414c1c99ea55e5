package dev.parley.connectors.jira;

import static dev.parley.connectors.Description.operation;

import dev.parley.connectors.ConnectedOperation;
import dev.parley.connectors.Doc;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.connection.Connections;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.rest.ApiSession;
import dev.parley.connectors.rest.HttpApi;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Jira moves issues by a transition's id; people know its name or the status it leads to. Source: Atlassian REST v3, "Transition issue". */
final class TransitionIssue extends ConnectedOperation<TransitionIssue.Input, TransitionIssue.Moved> {
    record Input(
            @Doc(Issues.ISSUE) String issue,
            @Doc("status or transition, such as Done") String to,
            @Doc("said along with it") @Nullable String comment) {}

    record Moved(
            @Doc(Issues.ISSUE) String issue,
            @Doc("the one it has now") String status) {}

    private static final String KEY_OR_ID = "[A-Za-z0-9_-]+";

    private final HttpApi api;

    TransitionIssue(HttpApi api, Connections connections) {
        super(
                operation("jira.transition_issue", "Move an issue", "Moves a Jira issue to another status.")
                        .synonyms(
                                "close the ticket",
                                "resolve the ticket",
                                "move the ticket to done",
                                "change the status of a ticket",
                                "reopen the ticket")
                        .of(Input.class, new Moved("SUP-7", "Done")),
                connections);
        this.api = api;
    }

    @Override
    protected Moved run(Input input, Access access, OperationContext context)
            throws OperationException, InterruptedException {
        ApiSession session = api.session(access, Sender.of(context));
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
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("transition").put("id", id);
        if (comment != null) {
            body.putObject("update")
                    .putArray("comment")
                    .addObject()
                    .putObject("add")
                    .set("body", Adf.document(comment));
        }
        return body;
    }
}
