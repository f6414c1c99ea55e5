package dev.parley.engine.workflow;

import dev.parley.engine.expression.Expressions;
import dev.parley.engine.operation.OperationCatalog;
import java.util.List;

/** Findings about workflows written in the shorthand of {@link Examples#manual}. */
final class Checks {
    private static final OperationCatalog OPERATIONS = new OperationCatalog(List.of(
            SomeOperation.giving("ai.classify", """
                    {"type": "object", "additionalProperties": false, "required": ["label"], "properties": {
                      "label": {"type": "string"}, "confidence": {"type": "number"},
                      "scores": {"type": "object", "additionalProperties": {"type": "number"}},
                      "top": {"type": "array", "items": {"type": "object", "additionalProperties": false,
                        "properties": {"name": {"type": "string"}, "note": {"type": ["string", "null"]}}}}}}"""),
            SomeOperation.giving("crm.find", """
                    {"type": "object", "properties": {"name": {"type": "string"}, "raw": {}, "ref": {"$ref": "#/x"}}}"""),
            SomeOperation.called("ai.route"),
            SomeOperation.called("slack.post_message"),
            SomeOperation.taking("jira.create_issue", """
                    {"type": "object", "required": ["project", "summary"], "additionalProperties": false, "properties": {
                      "project": {"type": "string", "description": "key, such as SUP"},
                      "summary": {"type": "string"},
                      "priority": {"enum": ["low", "high"]},
                      "watchers": {"type": "array", "items": {"type": "string"}},
                      "estimate": {"type": ["integer", "null"]}}}"""),
            SomeOperation.taking("http.request", "{\"properties\": {\"url\": {\"type\": \"string\"}}}")));

    private static final WorkflowRules RULES = new WorkflowRules(new Expressions(), OPERATIONS);

    private Checks() {}

    static List<Finding> check(Workflow workflow) {
        return RULES.check(workflow);
    }

    static List<Finding> check(String nodes, String edges) {
        return check(Examples.read(Examples.manual(nodes, edges)));
    }

    /** Findings about steps in a row, the first after the trigger. */
    static List<Finding> checkRow(String... nodes) {
        var steps = Examples.read(Examples.manual(String.join(",", nodes), "")).nodes();
        var arrows = new StringBuilder();
        String from = "trigger";
        for (Node step : steps) {
            arrows.append(arrows.isEmpty() ? "" : ",")
                    .append(arrow(from, step.id().value()));
            from = step.id().value();
        }
        return check(String.join(",", nodes), arrows.toString());
    }

    /** A step of whose output nothing is known. */
    static String step(String id) {
        return step(id, "slack.post_message", "{}");
    }

    static String step(String id, String use, String with) {
        return "{\"id\": \"" + id + "\", \"use\": \"" + use + "\", \"with\": " + with + "}";
    }

    /** A step that reads something. */
    static String reading(String id, String expression) {
        return step(id, "data.set", "{\"values\": {\"it\": \"{{" + expression + "}}\"}}");
    }

    static String arrow(String from, String to) {
        return "{\"from\": \"" + from + "\", \"to\": \"" + to + "\"}";
    }

    static String arrow(String from, String to, String when) {
        return "{\"from\": \"" + from + "\", \"to\": \"" + to + "\", \"when\": \"" + when + "\"}";
    }
}
