package dev.parley.copilot.editing;

import dev.parley.connectors.Connectors;
import dev.parley.connectors.Surroundings;
import dev.parley.connectors.ai.LocalModel;
import dev.parley.connectors.ai.model.Embeddings;
import dev.parley.connectors.http.EgressPolicy;
import dev.parley.connectors.http.GuardedHttpClient;
import dev.parley.copilot.Edited;
import dev.parley.copilot.Question;
import dev.parley.copilot.understanding.GuidedUnderstanding;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.operation.Operation;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.workflow.Workflow;
import dev.parley.engine.workflow.WorkflowDiff.Change;
import dev.parley.engine.workflow.WorkflowJson;
import dev.parley.engine.workflow.WorkflowRules;
import dev.parley.engine.workflow.WorkflowSyntaxException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Workflows to say something about, and what comes of it in a line. */
final class Workflows {
    /** A check, an approval and a call. */
    static final Workflow ORDERS = read("""
            {"parley": 1, "name": "Orders", "trigger": {"type": "webhook"},
             "nodes": [
               {"id": "large", "use": "logic.if", "title": "Total is over 1000?", "with": {"condition": "trigger.output.body.total > 1000"}},
               {"id": "ok", "use": "human.approval", "title": "Ask ops for approval", "with": {"approvers": ["ops"], "message": "May this order go ahead?"}},
               {"id": "post", "use": "http.request", "title": "POST the order to shop.example", "join": "any",
                "with": {"method": "POST", "url": "https://shop.example/orders", "body": "{{trigger.output.body}}"}}],
             "edges": [{"from": "trigger", "to": "large"}, {"from": "large", "to": "ok", "when": "true"},
                       {"from": "ok", "to": "post", "when": "approved"}, {"from": "large", "to": "post", "when": "false"}]}""");

    /** By the clock: fetched, sorted, sent to chat and by mail. */
    static final Workflow DIGEST = read("""
            {"parley": 1, "name": "Digest", "trigger": {"type": "schedule", "cron": "0 9 * * MON", "zone": "Europe/Berlin"},
             "nodes": [
               {"id": "news", "use": "http.request", "title": "Fetch the news", "with": {"method": "GET", "url": "https://news.example/feed"}},
               {"id": "slack", "use": "http.request", "title": "POST the news to Slack, whose address is missing",
                "with": {"method": "POST", "url": "https://slack.invalid/", "body": "{{news.output.body}}"}},
               {"id": "mail", "use": "http.request", "title": "Mail the news to the team",
                "with": {"method": "POST", "url": "https://mail.example/send", "body": {"to": "team@acme.example", "subject": "News", "text": "{{news.output.body}}"}}}],
             "edges": [{"from": "trigger", "to": "news"}, {"from": "news", "to": "slack"}, {"from": "slack", "to": "mail"}]}""");

    /** By hand, with two steps of every kind. */
    static final Workflow INVOICES = read("""
            {"parley": 1, "name": "Invoices", "trigger": {"type": "manual", "inputs": [
                {"name": "amount", "type": "number", "required": true}, {"name": "country", "type": "string", "required": true}]},
             "nodes": [
               {"id": "first", "use": "human.approval", "title": "First look", "with": {"approvers": ["ana"], "message": "Fine?"}},
               {"id": "customer", "use": "http.request", "title": "Mail the customer",
                "with": {"method": "POST", "url": "https://mail.example/send", "body": {"subject": "Your invoice", "text": "{{input.amount}}"}}},
               {"id": "second", "use": "human.approval", "title": "Second look", "with": {"approvers": ["bo"], "message": "Still fine?"}},
               {"id": "boss", "use": "http.request", "title": "Mail the boss",
                "with": {"method": "POST", "url": "https://mail.example/send", "body": {"channel": "#general", "text": "Sent to {{input.country}}"}}},
               {"id": "pause", "use": "logic.delay", "title": "Wait a bit", "with": {"duration": "5m"}}],
             "edges": [{"from": "trigger", "to": "first"}, {"from": "first", "to": "customer", "when": "approved"},
                       {"from": "customer", "to": "second"}, {"from": "second", "to": "boss", "when": "approved"}, {"from": "boss", "to": "pause"}]}""");

    /** A loop, then one of two ways. */
    static final Workflow LINES = read("""
            {"parley": 1, "name": "Lines", "trigger": {"type": "webhook"},
             "nodes": [
               {"id": "lines", "use": "logic.for_each", "title": "For each line", "with": {"items": "{{input.lines}}"}},
               {"id": "file", "use": "http.request", "in": "lines", "title": "File the line",
                "with": {"method": "POST", "url": "https://files.example/x", "body": {"sku": "{{each.item.sku}}", "total": "{{each.item.total}}"}}},
               {"id": "sum", "use": "data.set", "title": "Count them", "with": {"values": {"filed": "{{size(lines.output.results)}}"}}},
               {"id": "kind", "use": "logic.switch", "title": "Which kind?", "with": {"value": "input.kind", "cases": {"retail": "retail", "trade": "trade"}}},
               {"id": "shop", "use": "http.request", "title": "Tell the shop", "with": {"method": "POST", "url": "https://shop.example/x"}},
               {"id": "depot", "use": "http.request", "title": "Tell the depot", "with": {"method": "POST", "url": "https://depot.example/x"}}],
             "edges": [{"from": "trigger", "to": "lines"}, {"from": "lines", "to": "sum"}, {"from": "sum", "to": "kind"},
                       {"from": "kind", "to": "shop", "when": "retail"}, {"from": "kind", "to": "depot", "when": "trade"}]}""");

    private static final Embeddings EMBEDDINGS = new LocalModel();
    private static final OperationCatalog OPERATIONS = Connectors.load(
                    new Surroundings(new GuardedHttpClient(EgressPolicy.PUBLIC_ONLY), EMBEDDINGS))
            .operations();
    static final WorkflowRules RULES = new WorkflowRules(new Expressions(), OPERATIONS);
    private static final Editor EDITOR = editor(OPERATIONS);

    private Workflows() {}

    static Editor editor(OperationCatalog operations) {
        return new Editor(
                operations, new Expressions(), new GuidedUnderstanding(EMBEDDINGS), ZoneId.of("Europe/Berlin"));
    }

    static OperationCatalog operationsAnd(Operation... more) {
        return new OperationCatalog(Stream.concat(
                        OPERATIONS.specs().stream()
                                .map(spec -> OPERATIONS.find(spec.id()).orElseThrow()),
                        Stream.of(more))
                .toList());
    }

    static Optional<Edited> edit(Workflow workflow, String words) {
        return EDITOR.edit(workflow, words);
    }

    static Workflow edited(Workflow workflow, String words) {
        Edited edited = edit(workflow, words).orElseThrow(() -> new AssertionError("“" + words + "” is no edit"));
        if (edited instanceof Edited.Made made && made.draft().workflow() != null) {
            return made.draft().workflow();
        }
        throw new AssertionError("“" + words + "” changes nothing: " + edited.say());
    }

    /** The sentences of the difference; {@code ?} and the choices; {@code !} and why not; {@code -} for no edit. */
    static String told(Workflow workflow, String words) {
        return edit(workflow, words)
                .map(edited -> switch (edited) {
                    case Edited.Made made ->
                        made.changes().telling().stream().map(Change::sentence).collect(Collectors.joining(" "));
                    case Edited.Unclear unclear ->
                        "? "
                                + unclear.question().options().stream()
                                        .map(Question.Option::label)
                                        .collect(Collectors.joining("; "));
                    case Edited.Refused refused -> "! " + refused.say();
                })
                .orElse("-");
    }

    static Workflow read(String json) {
        try {
            return WorkflowJson.read(JsonMapper.shared().readTree(json)).workflow();
        } catch (WorkflowSyntaxException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
