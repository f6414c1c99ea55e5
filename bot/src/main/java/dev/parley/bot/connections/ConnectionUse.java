package dev.parley.bot.connections;

import dev.parley.connectors.ConnectedOperation;
import dev.parley.connectors.connection.Connection;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Trigger;
import dev.parley.engine.workflow.Workflow;
import tools.jackson.databind.JsonNode;

/**
 * Tells whether a workflow speaks through a connection. A name that is only known in a run counts: better to warn once too often.
 *
 * @param isMeantUnnamed whether steps that name no connection mean this one
 */
record ConnectionUse(Connection connection, boolean isMeantUnnamed) {
    boolean isIn(Workflow workflow) {
        return isIn(workflow.trigger()) || workflow.nodes().stream().anyMatch(this::isIn);
    }

    /** Whether a step chooses it by its name, which therefore has to stay. */
    boolean isNamedIn(Workflow workflow) {
        return workflow.nodes().stream()
                .anyMatch(node -> node instanceof Node.Call call
                        && isOurs(call.operation())
                        && call.with()
                                .path(ConnectedOperation.CONNECTION)
                                .asString("")
                                .equalsIgnoreCase(connection.name()));
    }

    private boolean isIn(Trigger trigger) {
        return trigger instanceof Trigger.Event event && isOurs(event.source());
    }

    private boolean isIn(Node node) {
        return node instanceof Node.Call call
                && isOurs(call.operation())
                && isMeant(call.with().path(ConnectedOperation.CONNECTION));
    }

    private boolean isOurs(String id) {
        return id.startsWith(connection.connector() + ".");
    }

    private boolean isMeant(JsonNode name) {
        String said = name.asString("");
        return said.isBlank() ? isMeantUnnamed : said.contains("{{") || said.equalsIgnoreCase(connection.name());
    }
}
