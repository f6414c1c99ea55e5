package dev.parley.engine.workflow;

import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.Node.Approval.OnExpiry;
import dev.parley.engine.workflow.Node.Stop.Status;
import dev.parley.engine.workflow.NodeSettings.Join;
import dev.parley.engine.workflow.NodeSettings.OnError;
import dev.parley.engine.workflow.NodeSettings.Retry;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One entry of {@code nodes}. */
final class NodeReader {
    private static final Duration DEFAULT_BACKOFF = Duration.ofSeconds(1);
    private static final String DEFAULT_QUESTION = "May this go on?";
    private static final String DEFAULT_REQUEST = "Please fill this in.";

    private final List<Finding> findings;

    NodeReader(List<Finding> findings) {
        this.findings = findings;
    }

    /** @param position where it stands, such as {@code nodes[2]}; used until its id is known */
    Node read(ObjectNode json, String position) {
        JsonNode id = json.path("id");
        String where = id.isString() && !id.stringValue().isEmpty() ? id.stringValue() : position;
        Fields fields = new Fields(json, where, findings);
        NodeId nodeId = new NodeId(fields.text("id"));
        String use = fields.text("use");
        NodeSettings settings = settings(fields);
        Node node = Uses.areOurs(use) ? own(fields, nodeId, use, settings) : call(fields, nodeId, use, settings);
        fields.finish();
        return node;
    }

    private static Node call(Fields node, NodeId id, String use, NodeSettings settings) {
        if (!use.isEmpty() && !use.matches("[^.\\s]+(\\.[^.\\s]+)+")) {
            node.error(
                    "unknown_use",
                    "use",
                    "\"" + use + "\" is not something a step can use.",
                    "Write connector.operation, such as http.request, or " + Nearest.suggestion(use, Uses.OWN));
        }
        return new Node.Call(id, use, node.object("with"), settings);
    }

    private Node own(Fields node, NodeId id, String use, NodeSettings settings) {
        Fields with = node.fields("with")
                .orElseGet(() -> new Fields(JsonNodeFactory.instance.objectNode(), node.where("with"), findings));
        Node read = switch (use) {
            case Uses.DATA_SET -> setValues(with, id, settings);
            case Uses.IF -> new Node.If(id, condition(with), settings);
            case Uses.SWITCH -> new Node.Switch(id, with.text("value"), cases(with), settings);
            case Uses.DELAY ->
                new Node.Delay(
                        id,
                        with.optionalText("duration").orElse(null),
                        with.optionalText("until").orElse(null),
                        settings);
            case Uses.APPROVAL -> approval(with, id, settings);
            case Uses.INPUT -> input(with, id, settings);
            case Uses.FOR_EACH -> new Node.ForEach(id, items(with), with.wholeNumber("parallel", 1), settings);
            case Uses.REPEAT -> new Node.Repeat(id, until(with), max(with), settings);
            case Uses.WAIT_FOR_EVENT ->
                new Node.WaitForEvent(
                        id,
                        with.text("event"),
                        with.optionalText("match")
                                .map(match -> bare(with, "match", match))
                                .orElse(null),
                        with.duration("expires").orElse(null),
                        settings);
            case Uses.CALL_WORKFLOW -> new Node.CallWorkflow(id, with.text("workflow"), with.object("input"), settings);
            case Uses.STOP ->
                new Node.Stop(
                        id,
                        with.choice("status", Status.SUCCEEDED),
                        with.optionalText("message").orElse(""),
                        settings);
            default -> {
                unknown(node, use);
                yield new Node.Call(id, use, node.object("with"), settings);
            }
        };
        if (Uses.OWN.contains(use)) {
            with.finish();
        }
        return read;
    }

    private static void unknown(Fields node, String use) {
        node.error("unknown_use", "use", "There is no step kind \"" + use + "\".", Nearest.suggestion(use, Uses.OWN));
    }

    private static Node setValues(Fields with, NodeId id, NodeSettings settings) {
        if (with.get("values").isEmpty()) {
            with.missing("values", "the values to set, such as {\"total\": \"{{input.total}}\"}");
        }
        return new Node.SetValues(id, with.object("values"), settings);
    }

    private String condition(Fields with) {
        return bare(with, "condition", with.text("condition"));
    }

    /** A condition, which needs no braces. */
    private String bare(Fields with, String key, String written) {
        return Braces.inside(written)
                .map(bare -> {
                    findings.add(Finding.info(
                            "braces_not_needed",
                            with.where(key),
                            "A condition is an expression already; the braces were taken off.",
                            "Write it without {{ }}."));
                    return bare;
                })
                .orElse(written);
    }

    private static Map<String, JsonNode> cases(Fields with) {
        Map<String, JsonNode> cases = new LinkedHashMap<>();
        JsonNode written = with.get("cases").orElse(JsonNodeFactory.instance.missingNode());
        if (written.isObject()) {
            written.forEachEntry(cases::put);
        } else if (written.isArray() && written.valueStream().allMatch(JsonNode::isValueNode)) {
            for (JsonNode value : written.values()) {
                if (cases.put(value.asString(), value) != null) {
                    with.error(
                            "duplicate_case",
                            "cases",
                            "The case \"" + value.asString() + "\" is listed twice.",
                            "Remove one, or name the cases: {\"first\": …, \"second\": …}.");
                }
            }
        } else if (written.isMissingNode()) {
            with.missing("cases", "the values to tell apart, such as [\"bug\", \"question\"]");
        } else {
            with.mistyped(
                    "cases",
                    written,
                    "a list of values or an object of names and values",
                    "Write [\"bug\", \"question\"].");
        }
        return Collections.unmodifiableMap(cases);
    }

    private static Node approval(Fields with, NodeId id, NodeSettings settings) {
        return new Node.Approval(
                id,
                with.texts("approvers"),
                with.optionalText("message").orElse(DEFAULT_QUESTION),
                with.wholeNumber("quorum", 1),
                with.duration("expires").orElse(null),
                with.choice("onExpiry", OnExpiry.REJECT),
                with.texts("escalateTo"),
                with.duration("escalateAfter").orElse(null),
                with.durations("remind"),
                settings);
    }

    private Node input(Fields with, NodeId id, NodeSettings settings) {
        if (with.get("fields").isEmpty()) {
            with.missing("fields", "what to ask for, such as [{\"name\": \"amount\", \"type\": \"number\"}]");
        }
        return new Node.Input(
                id,
                with.texts("assignees"),
                with.optionalText("message").orElse(DEFAULT_REQUEST),
                with.list("fields", new TriggerJson(findings)::input),
                with.duration("expires").orElse(null),
                with.texts("escalateTo"),
                with.duration("escalateAfter").orElse(null),
                with.durations("remind"),
                settings);
    }

    private static JsonNode items(Fields with) {
        JsonNode written = with.get("items").orElse(JsonNodeFactory.instance.missingNode());
        if (written.isMissingNode()) {
            with.missing("items", "the list to go through, such as \"{{input.lines}}\"");
        } else if (!written.isString() && !written.isArray()) {
            with.mistyped(
                    "items", written, "a list, or an expression that gives one", "Write it as \"{{input.lines}}\".");
        }
        return written.isString() || written.isArray() ? written : JsonNodeFactory.instance.arrayNode();
    }

    private @Nullable String until(Fields with) {
        return with.optionalText("until")
                .map(until -> bare(with, "until", until))
                .orElse(null);
    }

    private static int max(Fields with) {
        if (with.get("max").isEmpty()) {
            with.missing("max", "the most rounds it may take, such as 10");
        }
        return with.wholeNumber("max", 1);
    }

    private static NodeSettings settings(Fields node) {
        return new NodeSettings(
                node.optionalText("title").orElse(null),
                node.optionalText("in").map(NodeId::new).orElse(null),
                node.choice("join", Join.ALL),
                node.choice("onError", OnError.FAIL),
                node.fields("retry").map(NodeReader::retry).orElse(null),
                node.duration("timeout").orElse(null));
    }

    private static @Nullable Retry retry(Fields retry) {
        if (retry.get("max").isEmpty()) {
            retry.missing("max", "how many further attempts to make, such as 3");
        }
        Retry read =
                new Retry(retry.wholeNumber("max", 0), retry.duration("backoff").orElse(DEFAULT_BACKOFF));
        retry.finish();
        return read;
    }
}
