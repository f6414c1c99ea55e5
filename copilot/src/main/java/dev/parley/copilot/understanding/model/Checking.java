package dev.parley.copilot.understanding.model;

import dev.parley.copilot.Draft;
import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.drafting.Drafter;
import dev.parley.copilot.understanding.Merge;
import dev.parley.copilot.understanding.Reading;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.workflow.Finding;
import java.util.ArrayList;
import java.util.List;

/** Makes a reading of a form, or says what is wrong with it. */
final class Checking {
    private static final String WATCHED = "trigger_not_connected";
    private static final int LONGEST_NOTE = 240;
    private static final int MOST_RETRIES = 10;

    private final OperationCatalog operations;
    private final Drafter drafter;

    Checking(OperationCatalog operations, Drafter drafter) {
        this.operations = operations;
        this.drafter = drafter;
    }

    /** @param faults of the reading, in words for the model; empty when it can be used */
    record Checked(Reading reading, List<String> faults) {}

    /** @param guided the other reading of the same words */
    Checked check(Form form, Reading guided, String utterance, Brief brief) {
        List<String> faults = Faults.of(form);
        if (!faults.isEmpty()) {
            return new Checked(guided, faults);
        }
        Words words = new Words(utterance);
        FormSteps mapped = new FormSteps(form, words);
        List<Step> steps = mapped.steps();
        Guard guard = new Guard(operations, guided.steps(), words);
        List<String> dropped = guard.dropped(steps);
        if (!dropped.isEmpty()) {
            return new Checked(guided, dropped);
        }
        Guard.Guarded guarded = guard.guarded(form, steps);
        Slot<Start> start = start(form, guided);
        List<Brief.Note> notes = new ArrayList<>(mapped.notes());
        notes.addAll(guarded.notes());
        notes.addAll(caveats(form, start, guided));
        Reading reading = new Reading(
                start,
                guided.zone().or(FormStart.zone(form.start())),
                guarded.steps(),
                guided.retries().or(retries(form)),
                guided.answerWithin(),
                guided.links(),
                notes.stream().distinct().toList());
        return new Checked(reading, errors(Merge.into(brief, reading)));
    }

    /** A schedule that the patterns are sure of is theirs: they cannot mistake a cron expression. */
    private static Slot<Start> start(Form form, Reading guided) {
        boolean isSure = guided.start().value() instanceof Start.Schedule
                && guided.start().source() == Slot.Source.SAID;
        Slot<Start> told = FormStart.of(form.start());
        return isSure || told.value() == null ? guided.start() : told;
    }

    private static Slot<Integer> retries(Form form) {
        return form.retries() > 0 && form.retries() <= MOST_RETRIES
                ? Slot.inferred(form.retries(), 0.8)
                : Slot.unknown();
    }

    private static List<Brief.Note> caveats(Form form, Slot<Start> start, Reading guided) {
        List<Brief.Note> notes = new ArrayList<>();
        boolean isWatched = !(start.value() instanceof Start.Schedule) && !(start.value() instanceof Start.Manual);
        guided.notes().stream()
                .filter(note -> isWatched && note.code().equals(WATCHED))
                .forEach(notes::add);
        // A link in a caveat could come from a text that wants people to follow it.
        form.notes().stream()
                .map(remark -> remark.text().strip())
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST_NOTE && !text.contains("://"))
                .map(text -> new Brief.Note("model_note", "", text, "Say so if this matters."))
                .forEach(notes::add);
        return notes;
    }

    /** What the rules find in the workflow that would be drafted. */
    private List<String> errors(Brief brief) {
        Draft draft = drafter.draft(brief, List.of());
        return draft.findings().stream()
                .filter(Finding::isError)
                .map(finding -> finding.message() + " " + finding.hint())
                .toList();
    }
}
