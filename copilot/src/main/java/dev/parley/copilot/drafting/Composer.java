package dev.parley.copilot.drafting;

import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.reach.Reach;
import dev.parley.engine.NodeId;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Trigger;
import dev.parley.engine.workflow.Workflow;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A brief's steps as nodes and arrows. */
final class Composer {
    private final Literals literals;
    private final Reach reach;

    Composer(Expressions expressions, Reach reach) {
        this.reach = reach;
        this.literals = new Literals(expressions);
    }

    /** @param ids of the nodes, by the key of the step they stand for */
    record Composition(Workflow workflow, Map<Integer, NodeId> ids, List<Finding> caveats) {}

    /** Needs a start and at least one step. */
    Composition compose(Brief brief) {
        Start start = Objects.requireNonNull(brief.start().value(), "a workflow needs a start");
        Composing composing = new Composing(start, brief, literals, reach);
        composing.sequence(brief.steps(), composing.begin(start), Given.by(start));
        String name =
                brief.name().value() == null ? Titles.of(brief) : brief.name().value();
        Workflow workflow = new Workflow(
                name,
                trigger(start, Objects.requireNonNull(brief.zone().value(), "a brief has a zone")),
                composing.graph().nodes(),
                composing.graph().edges());
        return new Composition(workflow, composing.graph().ids(), composing.caveats());
    }

    static Trigger trigger(Start start, ZoneId zone) {
        return switch (start) {
            case Start.Webhook _ -> new Trigger.Webhook(null);
            case Start.Event event -> new Trigger.Event(event.source(), Literals.filter(event));
            case Start.Chat chat -> new Trigger.Chat(chat.phrase());
            case Start.Schedule schedule -> new Trigger.Schedule(schedule.cron(), zone);
            case Start.Manual manual -> new Trigger.Manual(manual.inputs());
        };
    }
}
