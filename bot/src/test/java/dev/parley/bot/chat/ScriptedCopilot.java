package dev.parley.bot.chat;

import dev.parley.copilot.Copilot;
import dev.parley.copilot.Draft;
import dev.parley.copilot.Edited;
import dev.parley.copilot.Question;
import dev.parley.copilot.Turn;
import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.workflow.Workflow;
import dev.parley.engine.workflow.WorkflowJson;
import dev.parley.engine.workflow.WorkflowSyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.json.JsonMapper;

/**
 * A copilot that knows some wishes: "guard orders" (asks who approves), "forward orders", "ask where to ship", "file lines", "file all
 * lines or fail", "take too long", "guard one by one", "pack", "have it packed", "greet by hand", "greet daily" and "draft nonsense".
 */
@Primary
public class ScriptedCopilot implements Copilot {
    private static final int ONLY = 1;

    private final Map<String, Optional<Draft>> interviews = new ConcurrentHashMap<>();
    private final Copilot real;

    ScriptedCopilot(@Qualifier("copilot") Copilot real) {
        this.real = real;
    }

    @Override
    public Turn hear(OrgId org, String conversation, Actor by, String text) {
        boolean isOpen = interviews.containsKey(org + conversation);
        Optional<Draft> draft = draftOf(text, isOpen);
        interviews.put(org + conversation, draft);
        return draft.map(made -> new Turn("Here is what I would build.", null, made, ONLY))
                .orElseGet(() -> new Turn("Understood.", WHO, null, ONLY));
    }

    private static Optional<Draft> draftOf(String text, boolean isOpen) {
        return switch (text) {
            case "guard orders" -> Optional.empty();
            case "forward orders" -> Optional.of(draftOf(FORWARD));
            case "ask where to ship" -> Optional.of(draftOf(SHIP));
            case "guard one by one" -> Optional.of(draftOf(ONE_BY_ONE));
            case "pack" -> Optional.of(draftOf(PACK));
            case "have it packed" -> Optional.of(draftOf(PACKED));
            case "file all lines or fail" ->
                Optional.of(draftOf(LINES.replace("\"onError\": \"continue\"", "\"onError\": \"fail\"")));
            case "take too long" -> Optional.of(draftOf(TOO_LONG));
            case "file lines" -> Optional.of(draftOf(LINES));
            case "greet by hand" -> Optional.of(draftOf(GREET));
            case "greet daily", "another one: greet daily" -> Optional.of(draftOf(DAILY));
            case "draft nonsense" -> Optional.of(draftOf(NONSENSE));
            default -> isOpen ? Optional.of(draftOf(GUARD.formatted(text))) : Optional.empty();
        };
    }

    /** Every draft is as if the same had been decided before. */
    @Override
    public Turn decide(OrgId org, String conversation, int draft, Actor by, String safeguard, boolean isAccepted) {
        return draft(org, conversation)
                .map(known -> new Turn("That is so already.", null, known, draft))
                .orElseGet(() -> new Turn("There is no draft on the table.", null, null));
    }

    @Override
    public Turn revise(OrgId org, String conversation, int draft) {
        return new Turn("What shall I change?", WHO, null, draft);
    }

    @Override
    public boolean isInterviewing(OrgId org, String conversation) {
        return interviews.containsKey(org + conversation);
    }

    @Override
    public boolean opensAnother(OrgId org, String text) {
        return text.startsWith("another one: ");
    }

    @Override
    public boolean knowsNothingYet(OrgId org, String conversation) {
        return false;
    }

    @Override
    public Optional<Draft> draft(OrgId org, String conversation) {
        return interviews.getOrDefault(org + conversation, Optional.empty());
    }

    @Override
    public List<Kept> drafts(OrgId org, String conversation) {
        return isInterviewing(org, conversation) ? List.of(new Kept(ONLY, true)) : List.of();
    }

    @Override
    public void close(OrgId org, String conversation, int draft, Ending ending) {
        interviews.remove(org + conversation);
    }

    /** What should be different is read as in earnest. */
    @Override
    public Optional<Edited> edit(OrgId org, Workflow workflow, String words) {
        return real.edit(org, workflow, words);
    }

    @Override
    public Draft draftOf(OrgId org, String request) {
        return draftOf(request, true).orElseThrow();
    }

    private static final Question WHO = new Question(
            "approvers",
            Question.Kind.CHOICE,
            "Who approves large orders?",
            "Somebody has to answer before money moves.",
            List.of(new Question.Option("Leads", "role:lead", true), new Question.Option("Bo", "bo", false)),
            true);

    private static Draft draftOf(String json) {
        try {
            Workflow workflow =
                    WorkflowJson.read(JsonMapper.shared().readTree(json)).workflow();
            return new Draft(
                    workflow,
                    "Does what you said.",
                    List.of("A webhook receives an order", "It is posted"),
                    List.of(new Draft.Assumption("total", "The order has a field total.")),
                    List.of(new Draft.Safeguard(
                            "retry:post",
                            "retry",
                            List.of("post"),
                            "Retries three times",
                            "networks fail",
                            Draft.Gravity.MINOR,
                            Draft.State.APPLIED,
                            true,
                            true)),
                    List.of(),
                    List.of());
        } catch (WorkflowSyntaxException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static final String FORWARD = """
            {"parley": 1, "name": "Forward orders", "trigger": {"type": "webhook"},
             "nodes": [{"id": "post", "use": "test.post", "with": {"id": "{{trigger.output.body.id}}"}}],
             "edges": [{"from": "trigger", "to": "post"}]}""";

    private static final String GUARD = """
            {"parley": 1, "name": "Guard orders", "trigger": {"type": "webhook"},
             "nodes": [
               {"id": "large", "use": "logic.if", "with": {"condition": "trigger.output.body.total > 1000"}},
               {"id": "ok", "use": "human.approval", "with": {"approvers": ["%s"], "message": "Post order {{trigger.output.body.id}}?"}},
               {"id": "post", "use": "test.post", "with": {"id": "{{trigger.output.body.id}}"}, "join": "any"}],
             "edges": [{"from": "trigger", "to": "large"}, {"from": "large", "to": "ok", "when": "true"},
                       {"from": "large", "to": "post", "when": "false"}, {"from": "ok", "to": "post", "when": "approved"}]}""";

    private static final String SHIP = """
            {"parley": 1, "name": "Ship orders", "trigger": {"type": "webhook"},
             "nodes": [
               {"id": "where", "use": "human.input", "title": "Ask for the address", "with": {"assignees": ["role:lead"],
                "message": "Where does order {{input.id}} go?", "expires": "2d", "fields": [
                  {"name": "street", "label": "Street and number", "required": true},
                  {"name": "parcels", "type": "number", "required": true},
                  {"name": "gift", "type": "boolean", "label": "Wrap it as a gift"}]}},
               {"id": "post", "use": "test.post", "title": "Ship it", "with": {"id": "{{input.id}}", "to": "{{where.output.values.street}}"}}],
             "edges": [{"from": "trigger", "to": "where"}, {"from": "where", "to": "post"}]}""";

    private static final String LINES = """
            {"parley": 1, "name": "File order lines", "trigger": {"type": "webhook"},
             "nodes": [
               {"id": "lines", "use": "logic.for_each", "title": "For each line", "with": {"items": "{{input.lines}}"},
                "onError": "continue"},
               {"id": "large", "use": "logic.if", "in": "lines", "title": "Large?", "with": {"condition": "each.item.total > 1000"}},
               {"id": "ok", "use": "human.approval", "in": "lines", "title": "Ask the lead",
                "with": {"approvers": ["role:lead"], "message": "File line {{each.item.sku}}?"}},
               {"id": "file", "use": "test.post", "in": "lines", "title": "File the line", "join": "any", "with": {"sku": "{{each.item.sku}}"}},
               {"id": "sum", "use": "data.set", "title": "Count them", "with": {"values": {"filed": "{{size(lines.output.results)}}"}}}],
             "edges": [
               {"from": "trigger", "to": "lines"}, {"from": "large", "to": "ok", "when": "true"},
               {"from": "large", "to": "file", "when": "false"}, {"from": "ok", "to": "file", "when": "approved"},
               {"from": "lines", "to": "sum"}]}""";

    private static final String ONE_BY_ONE = """
            {"parley": 1, "name": "One by one", "trigger": {"type": "webhook"}, "concurrency": {"max": 1},
             "nodes": [{"id": "ok", "use": "human.approval", "with": {"message": "Go on with {{input.id}}?"}}],
             "edges": [{"from": "trigger", "to": "ok"}]}""";

    private static final String TOO_LONG = """
            {"parley": 1, "name": "Take too long", "trigger": {"type": "webhook"}, "timeout": "1s",
             "nodes": [{"id": "ok", "use": "human.approval", "with": {"message": "Go on?"}}],
             "edges": [{"from": "trigger", "to": "ok"}]}""";

    private static final String PACK = """
            {"parley": 1, "name": "Pack a parcel", "trigger": {"type": "webhook"},
             "nodes": [{"id": "post", "use": "test.post", "title": "Pack it", "with": {"sku": "{{input.sku}}"}}],
             "edges": [{"from": "trigger", "to": "post"}]}""";

    private static final String PACKED = """
            {"parley": 1, "name": "Have it packed", "trigger": {"type": "webhook"},
             "nodes": [{"id": "pack", "use": "workflow.call", "title": "Let it be packed",
                        "with": {"workflow": "Pack a parcel", "input": {"sku": "{{input.sku}}"}}}],
             "edges": [{"from": "trigger", "to": "pack"}]}""";

    private static final String GREET = """
            {"parley": 1, "name": "Greet", "trigger": {"type": "manual", "inputs": [
                {"name": "who", "type": "string", "required": true}, {"name": "times", "type": "number", "required": false}]},
             "nodes": [{"id": "greet", "use": "data.set", "with": {"values": {"text": "Hello {{input.who}}"}}}],
             "edges": [{"from": "trigger", "to": "greet"}]}""";

    private static final String DAILY = """
            {"parley": 1, "name": "Greet daily", "trigger": {"type": "schedule", "cron": "0 9 * * *", "zone": "Europe/Berlin"},
             "nodes": [{"id": "greet", "use": "data.set", "with": {"values": {"text": "Good morning"}}}],
             "edges": [{"from": "trigger", "to": "greet"}]}""";

    private static final String NONSENSE = """
            {"parley": 1, "name": "Nonsense", "trigger": {"type": "manual"},
             "nodes": [{"id": "post", "use": "no.such_thing", "with": {}}],
             "edges": [{"from": "trigger", "to": "post"}]}""";
}
