package dev.parley.engine.benchmark;

/** What is run in the benchmarks. */
final class Workflows {
    /** Trigger and two pure steps with an expression each: the workflow that n8n and the webhook benchmark run. */
    static final String PURE = """
            {"parley": 1, "name": "Three nodes", "trigger": {"type": "webhook"},
             "nodes": [
               {"id": "greet", "use": "data.set", "with": {"values": {
                  "greeting": "Hello {{trigger.output.body.name}}", "amount": "{{trigger.output.body.amount}}"}}},
               {"id": "double", "use": "data.set", "with": {"values": {"twice": "{{greet.output.amount * 2}}"}}}],
             "edges": [{"from": "trigger", "to": "greet"}, {"from": "greet", "to": "double"}]}
            """;

    /** Three calls that change the world, each durable before and after: the like of a workflow of three DBOS steps. */
    static final String CALLS = """
            {"parley": 1, "name": "Three calls", "trigger": {"type": "webhook"},
             "nodes": [
               {"id": "a", "use": "bench.call", "with": {"name": "{{trigger.output.body.name}}"}},
               {"id": "b", "use": "bench.call", "with": {"name": "{{a.output.name}}"}},
               {"id": "c", "use": "bench.call", "with": {"name": "{{b.output.name}}"}}],
             "edges": [{"from": "trigger", "to": "a"}, {"from": "a", "to": "b"}, {"from": "b", "to": "c"}]}
            """;

    static final String ONE_CALL = """
            {"parley": 1, "name": "One call", "trigger": {"type": "webhook"},
             "nodes": [{"id": "a", "use": "bench.call", "with": {"name": "{{trigger.output.body.name}}"}}],
             "edges": [{"from": "trigger", "to": "a"}]}
            """;

    static final String APPROVAL = """
            {"parley": 1, "name": "Asks", "trigger": {"type": "webhook"},
             "nodes": [
               {"id": "ok", "use": "human.approval", "with": {
                  "approvers": ["role:lead"], "message": "Take {{trigger.output.body.name}}'s order?"}},
               {"id": "thank", "use": "data.set", "with": {"values": {"name": "{{trigger.output.body.name}}"}}}],
             "edges": [{"from": "trigger", "to": "ok"}, {"from": "ok", "to": "thank", "when": "approved"}]}
            """;

    static final String EVENT = """
            {"parley": 1, "name": "Listens", "trigger": {"type": "webhook"},
             "nodes": [
               {"id": "paid", "use": "logic.wait_for_event", "with": {"event": "payment.received", "match": "event.run == run.id"}},
               {"id": "thank", "use": "data.set", "with": {"values": {"sum": "{{paid.output.event.sum}}"}}}],
             "edges": [{"from": "trigger", "to": "paid"}, {"from": "paid", "to": "thank"}]}
            """;

    private Workflows() {}

    /** @param pause such as {@code 2s} */
    static String delay(String pause) {
        return """
            {"parley": 1, "name": "Waits", "trigger": {"type": "webhook"},
             "nodes": [
               {"id": "pause", "use": "logic.delay", "with": {"duration": "%s"}},
               {"id": "thank", "use": "data.set", "with": {"values": {"name": "{{trigger.output.body.name}}"}}}],
             "edges": [{"from": "trigger", "to": "pause"}, {"from": "pause", "to": "thank"}]}
            """.formatted(pause);
    }
}
