package dev.parley.bot.api;

/** Workflows that the tests of the API run. None of them leaves this machine. */
final class Samples {
    private Samples() {}

    /** Started by hand with a name; answers a greeting. */
    static String greeting() {
        return """
                {"parley": 1, "name": "Greet",
                 "trigger": {"type": "manual", "inputs": [
                   {"name": "who", "type": "string", "required": true}, {"name": "times", "type": "number", "required": false}]},
                 "nodes": [{"id": "greet", "use": "data.set", "with": {"values": {"text": "Hello {{input.who}}"}}}],
                 "edges": [{"from": "trigger", "to": "greet"}]}
                """;
    }

    /** Started by hand with values that have bounds. */
    static String parcels() {
        return """
                {"parley": 1, "name": "Parcels",
                 "trigger": {"type": "manual", "inputs": [
                   {"name": "parcels", "type": "number", "required": true, "min": 1, "max": 9},
                   {"name": "sku", "type": "string", "pattern": "[A-Z]{2}-[0-9]+"}, {"name": "day", "type": "date"}]},
                 "nodes": [{"id": "note", "use": "data.set", "with": {"values": {"parcels": "{{input.parcels}}"}}}],
                 "edges": [{"from": "trigger", "to": "note"}]}
                """;
    }

    /** Started by a webhook; repeats the body's total, in another name. */
    static String hook() {
        return hook("{\"type\": \"webhook\"}");
    }

    static String signedHook(String secret) {
        return hook("{\"type\": \"webhook\", \"secret\": \"%s\"}".formatted(secret));
    }

    /** Started by this trigger (JSON); answers its body, headers and query. */
    static String hook(String trigger) {
        return """
                {"parley": 1, "name": "Take an order", "trigger": %s,
                 "nodes": [{"id": "read", "use": "data.set", "with": {"values": {
                    "body": "{{trigger.output.body}}", "headers": "{{trigger.output.headers}}", "query": "{{trigger.output.query}}"}}}],
                 "edges": [{"from": "trigger", "to": "read"}]}
                """.formatted(trigger);
    }

    /** Started by this trigger (JSON), whichever it is; answers what it delivered. */
    static String startedBy(String trigger) {
        return """
                {"parley": 1, "name": "Take it", "trigger": %s,
                 "nodes": [{"id": "read", "use": "data.set", "with": {"values": {"got": "{{trigger.output}}"}}}],
                 "edges": [{"from": "trigger", "to": "read"}]}
                """.formatted(trigger);
    }

    /** Asks {@code approvers} (a JSON array) before it goes on. */
    static String approval(String approvers) {
        return """
                {"parley": 1, "name": "Ask first", "trigger": {"type": "manual"},
                 "nodes": [
                   {"id": "ok", "use": "human.approval", "with": {"approvers": %s, "message": "Go on?"}},
                   {"id": "go", "use": "data.set", "with": {"values": {"went": true}}}],
                 "edges": [{"from": "trigger", "to": "ok"}, {"from": "ok", "to": "go", "when": "approved"}]}
                """.formatted(approvers);
    }

    /** Asks {@code assignees} (a JSON array) for an address before it goes on. */
    static String form(String assignees) {
        return """
                {"parley": 1, "name": "Ship it", "trigger": {"type": "manual"},
                 "nodes": [
                   {"id": "where", "use": "human.input", "with": {"assignees": %s, "message": "Where to?", "fields": [
                     {"name": "street", "label": "Street and number", "required": true}, {"name": "floor", "type": "number"}]}},
                   {"id": "ship", "use": "data.set", "with": {"values": {"to": "{{where.output.values.street}}"}}}],
                 "edges": [{"from": "trigger", "to": "where"}, {"from": "where", "to": "ship"}]}
                """.formatted(assignees);
    }

    /** Waits for hours. */
    static String delay() {
        return """
                {"parley": 1, "name": "Wait", "trigger": {"type": "manual"},
                 "nodes": [{"id": "wait", "use": "logic.delay", "with": {"duration": "6h"}}],
                 "edges": [{"from": "trigger", "to": "wait"}]}
                """;
    }

    /** One step that fills in {@code template}. */
    static String oneStep(String use, String with) {
        return """
                {"parley": 1, "name": "One step", "trigger": {"type": "webhook"},
                 "nodes": [{"id": "only", "use": "%s", "with": %s}],
                 "edges": [{"from": "trigger", "to": "only"}]}
                """.formatted(use, with);
    }
}
