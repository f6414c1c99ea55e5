package dev.parley.copilot;

import dev.parley.connectors.ai.Embeddings;
import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.drafting.Drafter;
import dev.parley.copilot.editing.Editor;
import dev.parley.copilot.interview.InterviewStore;
import dev.parley.copilot.interview.Interviewer;
import dev.parley.copilot.interview.Questions;
import dev.parley.copilot.scene.House;
import dev.parley.copilot.understanding.GuidedUnderstanding;
import dev.parley.copilot.understanding.Merge;
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
    private final GuidedUnderstanding understanding;
    private final Readers readers;
    private final Drafter drafter;
    private final Interviewer interviewer;
    private final Editor editor;
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
        this.understanding = new GuidedUnderstanding(embeddings, reach);
        this.readers = (org, _) -> readers.of(org, understanding.where(connected(suggestions.of(org))));
        this.drafter = new Drafter(reach, expressions, house);
        this.editor = new Editor(reach.operations(), expressions, understanding, zone);
        this.interviewer =
                new Interviewer(understanding, this.readers, drafter, editor, store, suggestions, zone, clock);
        this.suggestions = suggestions;
        this.connecting = new Connecting(reach, suggestions);
        this.zone = zone;
    }

    @Override
    public Optional<Edited> edit(OrgId org, Workflow workflow, String words) {
        return editor.edit(workflow, words);
    }

    @Override
    public Turn hear(OrgId org, String conversation, Actor by, String text) {
        return connecting.told(org, interviewer.hear(org, conversation, by, text));
    }

    @Override
    public Turn decide(OrgId org, String conversation, int draft, Actor by, String safeguard, boolean isAccepted) {
        return connecting.told(org, interviewer.decide(org, conversation, draft, by, safeguard, isAccepted));
    }

    @Override
    public Turn revise(OrgId org, String conversation, int draft) {
        return connecting.told(org, interviewer.revise(org, conversation, draft));
    }

    @Override
    public boolean isInterviewing(OrgId org, String conversation) {
        return interviewer.isOpen(org, conversation);
    }

    @Override
    public Optional<Draft> draft(OrgId org, String conversation) {
        return interviewer.draft(org, conversation).map(draft -> connecting.told(org, draft));
    }

    @Override
    public List<Kept> drafts(OrgId org, String conversation) {
        return interviewer.drafts(org, conversation);
    }

    @Override
    public void close(OrgId org, String conversation, int draft, Ending ending) {
        interviewer.close(org, conversation, draft, ending == Ending.APPROVED);
    }

    @Override
    public Draft draftOf(OrgId org, String request) {
        Brief empty = Brief.empty(zone);
        Understanding wishes = readers.of(org, understanding);
        Brief brief = Merge.into(empty, wishes.read(request, empty)).withWish(request);
        return connecting.told(org, drafter.draft(startable(brief), Questions.open(brief, suggestions.of(org))));
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
}
