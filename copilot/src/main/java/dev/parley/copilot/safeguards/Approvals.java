package dev.parley.copilot.safeguards;

import dev.parley.copilot.scene.Scene;
import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The question to a person that a safeguard puts before a step; before its loop where it is in one, or there would be one an item. */
final class Approvals {
    static final Duration ANSWER_WITHIN = Duration.ofHours(24);

    private static final int MOST_FIELDS = 4;
    private static final int LONGEST_FIELD = 1_000;
    private static final Set<String> NOT_SHOWN = Set.of("auth", "headers", "method", "url", "model", "timeout");

    private Approvals() {}

    static Workflow before(Scene scene, NodeId step) {
        NodeId target = scene.outermost(step);
        if (scene.workflow().node(step).isEmpty()) {
            return scene.workflow();
        }
        NodeId id = Graft.fresh(scene.workflow(), "approve_" + target);
        Workflow asking = Graft.before(
                scene.workflow(),
                target,
                "approve_" + target,
                "Ask before: " + shortened(scene.title(target)),
                "approved",
                (node, settings) -> new Node.Approval(
                        node,
                        List.of(),
                        message(scene, step, target),
                        1,
                        ANSWER_WITHIN,
                        Node.Approval.OnExpiry.REJECT,
                        List.of(),
                        settings));
        return Graft.onto(
                asking,
                id,
                "rejected",
                "not_approved",
                "Stop: not approved",
                (node, settings) -> new Node.Stop(
                        node, Node.Stop.Status.SUCCEEDED, "Not approved, so nothing further was done.", settings));
    }

    private static String message(Scene scene, NodeId step, NodeId target) {
        String title = plain(scene.title(step));
        if (!step.equals(target)) {
            return "May this go ahead? \"" + title + "\", for each item of \"" + plain(scene.title(target)) + "\".";
        }
        String fields = scene.workflow()
                .node(step)
                .filter(Node.Call.class::isInstance)
                .map(call -> fields(((Node.Call) call)))
                .orElse("");
        return "May this go ahead? \"" + title + "\"" + (fields.isEmpty() ? "." : ": " + fields);
    }

    /** What the step is about to be given, as its own templates say it. */
    private static String fields(Node.Call call) {
        String fields = call.with().properties().stream()
                .filter(field -> !NOT_SHOWN.contains(field.getKey()) && isShowable(field.getKey(), field.getValue()))
                .limit(MOST_FIELDS)
                .map(field -> field.getKey().replace('_', ' ') + " "
                        + field.getValue().stringValue())
                .collect(Collectors.joining(", "));
        JsonNode url = call.with().path("url");
        if (!isShowable("url", url)) {
            return fields;
        }
        return call.with().path("method").asString("GET") + " " + url.stringValue()
                + (fields.isEmpty() ? "" : ", " + fields);
    }

    private static boolean isShowable(String field, JsonNode value) {
        return value.isString()
                && value.stringValue().length() <= LONGEST_FIELD
                && !SecretRule.mayHoldOne(field, value.stringValue());
    }

    private static String shortened(String title) {
        return title.length() > 60 ? title.substring(0, 59) + "…" : title;
    }

    private static String plain(String said) {
        return said.replace("{{", "{ {").replace("}}", "} }");
    }
}
