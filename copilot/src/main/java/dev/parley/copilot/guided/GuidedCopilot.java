package dev.parley.copilot.guided;

import dev.parley.connectors.ai.model.Embeddings;
import dev.parley.copilot.Copilot;
import dev.parley.copilot.Draft;
import dev.parley.copilot.Edited;
import dev.parley.copilot.Suggestions;
import dev.parley.copilot.Turn;
import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.drafting.Drafter;
import dev.parley.copilot.editing.Editor;
import dev.parley.copilot.interview.InterviewStore;
import dev.parley.copilot.interview.Interviewer;
import dev.parley.copilot.interview.Questions;
import dev.parley.copilot.reach.Reach;
import dev.parley.copilot.scene.House;
import dev.parley.copilot.understanding.GuidedUnderstanding;
import dev.parley.copilot.understanding.Merge;
import dev.parley.copilot.understanding.Tailored;
import dev.parley.copilot.understanding.Understanding;
import dev.parley.copilot.understanding.model.Readers;
import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.workflow.Workflow;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The copilot, with a language model or without. Holds nothing between turns but what the store keeps; safe to call from many threads. */
public final class GuidedCopilot implements Copilot {
    private final Tailored<Staff> staff;
    private final Suggestions suggestions;
    private final Connecting connecting;
    private final ZoneId zone;

    /** @param zone of schedules that name none */
    public GuidedCopilot(
            OperationCatalog operations,
            Expressions expressions,
            Embeddings embeddings,
            InterviewStore store,
            ZoneId zone) {
        this(operations, expressions, embeddings, store, zone, Readers.GUIDED);
    }

    /** @param readers of whole wishes */
    public GuidedCopilot(
            OperationCatalog operations,
            Expressions expressions,
            Embeddings embeddings,
            InterviewStore store,
            ZoneId zone,
            Readers readers) {
        this(
                Reach.of(operations),
                expressions,
                embeddings,
                store,
                zone,
                readers,
                House.unknown(),
                Suggestions.NONE,
                InstantSource.system());
    }

    /**
     * @param reach what there is to draft with
     * @param readers of whole wishes
     * @param house the company it works in
     * @param suggestions for answers
     */
    public GuidedCopilot(
            Reach reach,
            Expressions expressions,
            Embeddings embeddings,
            InterviewStore store,
            ZoneId zone,
            Readers readers,
            House house,
            Suggestions suggestions,
            InstantSource clock) {
        GuidedUnderstanding everybodys = new GuidedUnderstanding(embeddings, reach);
        this.staff = new Tailored<>(reach.operations(), theirs -> {
            boolean isEverybodys = theirs == reach.operations();
            Reach known = isEverybodys ? reach : reach.with(theirs);
            GuidedUnderstanding understanding = isEverybodys ? everybodys : everybodys.alsoKnowing(known);
            Readers connected = (org, _) -> readers.of(org, understanding.where(connected(suggestions.of(org))));
            Drafter drafter = new Drafter(known, expressions, house);
            Editor editor = new Editor(known, expressions, understanding, zone);
            return new Staff(
                    understanding,
                    connected,
                    drafter,
                    editor,
                    new Interviewer(understanding, connected, drafter, editor, store, suggestions, zone, clock));
        });
        this.suggestions = suggestions;
        this.connecting = new Connecting(reach.prerequisites(), suggestions);
        this.zone = zone;
    }

    @Override
    public Optional<Edited> edit(OrgId org, Workflow workflow, String words) {
        return staff.of(org).editor().edit(workflow, words);
    }

    @Override
    public Turn hear(OrgId org, String conversation, Actor by, String text) {
        return connecting.told(org, staff.of(org).interviewer().hear(org, conversation, by, text));
    }

    @Override
    public Turn decide(OrgId org, String conversation, int draft, Actor by, String safeguard, boolean isAccepted) {
        return connecting.told(
                org, staff.of(org).interviewer().decide(org, conversation, draft, by, safeguard, isAccepted));
    }

    @Override
    public Turn revise(OrgId org, String conversation, int draft) {
        return connecting.told(org, staff.of(org).interviewer().revise(org, conversation, draft));
    }

    @Override
    public boolean isInterviewing(OrgId org, String conversation) {
        return staff.of(org).interviewer().isOpen(org, conversation);
    }

    @Override
    public boolean knowsNothingYet(OrgId org, String conversation) {
        return staff.of(org).interviewer().isBlank(org, conversation);
    }

    @Override
    public boolean opensAnother(OrgId org, String text) {
        return staff.of(org).interviewer().opensAnother(text);
    }

    @Override
    public Optional<Draft> draft(OrgId org, String conversation) {
        return staff.of(org).interviewer().draft(org, conversation).map(draft -> connecting.told(org, draft));
    }

    @Override
    public List<Kept> drafts(OrgId org, String conversation) {
        return staff.of(org).interviewer().drafts(org, conversation);
    }

    @Override
    public void close(OrgId org, String conversation, int draft, Ending ending) {
        staff.of(org).interviewer().close(org, conversation, draft, ending == Ending.APPROVED);
    }

    @Override
    public Draft draftOf(OrgId org, String request) {
        Staff team = staff.of(org);
        Brief empty = Brief.empty(zone);
        Understanding wishes = team.readers().of(org, team.understanding());
        Brief brief = Merge.into(empty, wishes.read(request, empty)).withWish(request);
        return connecting.told(org, team.drafter().draft(startable(brief), Questions.open(brief, suggestions.of(org))));
    }

    private static Set<String> connected(Suggestions.Known known) {
        return known.systems() == null ? Set.of() : Set.copyOf(known.systems());
    }

    /** Where nobody said what sets it off, a person does; where nobody said what to do, what came in is shown. */
    private static Brief startable(Brief brief) {
        Slot<Start> start = brief.start();
        if (start.value() == null && !brief.steps().isEmpty()) {
            return brief.withStart(Slot.inferred(new Start.Manual(List.of()), 0.3));
        }
        boolean isTold = start.source() == Slot.Source.SAID && !(start.value() instanceof Start.Manual);
        return isTold && brief.steps().isEmpty() ? brief.withSteps(List.of(new Step.Show(1, "result", null))) : brief;
    }

    /** Those who know an organization's operations. */
    private record Staff(
            Understanding understanding, Readers readers, Drafter drafter, Editor editor, Interviewer interviewer) {}
}
