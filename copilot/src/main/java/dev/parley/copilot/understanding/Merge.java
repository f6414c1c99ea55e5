package dev.parley.copilot.understanding;

import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Lays a reading over a brief: fills what is missing or doubtful, and never unsays what was said. */
public final class Merge {
    private Merge() {}

    /** What the first words, or further words beside an answer, add. */
    public static Brief into(Brief brief, Reading reading) {
        Brief merged = brief.withStart(
                        brief.start().wantsAsking() ? start(brief.start(), reading.start()) : brief.start())
                .withZone(reading.zone().value() == null ? brief.zone() : reading.zone())
                .withRetries(brief.retries().or(reading.retries()))
                .withAnswerWithin(brief.answerWithin().or(reading.answerWithin()))
                .withNotes(Stream.concat(brief.notes().stream(), reading.notes().stream())
                        .distinct()
                        .toList());
        return merged.withSteps(steps(brief.steps(), reading));
    }

    private static Slot<Start> start(Slot<Start> known, Slot<Start> said) {
        boolean keepsInputs = said.value() instanceof Start.Manual more
                && more.inputs().isEmpty()
                && known.value() instanceof Start.Manual;
        return said.value() == null || keepsInputs ? known : said.or(known);
    }

    private static List<Step> steps(List<Step> known, Reading reading) {
        if (known.isEmpty() || reading.isWhole() && reading.steps().size() >= known.size()) {
            return reading.steps().isEmpty() ? known : reading.steps();
        }
        List<Step> filled = known;
        List<Step> more = new ArrayList<>();
        for (Step step : reading.steps()) {
            List<Step> before = filled;
            filled = filled(before, step);
            if (filled.equals(before)) {
                more.add(renumbered(
                        step,
                        Steps.nextKey(
                                Stream.concat(before.stream(), more.stream()).toList())));
            }
        }
        return Stream.concat(filled.stream(), more.stream()).toList();
    }

    /** The same steps when nothing there was waiting for this one. */
    private static List<Step> filled(List<Step> steps, Step said) {
        return switch (said) {
            case Step.Call call
            when call.address().value() != null ->
                Steps.all(steps, Step.Call.class).stream()
                        .filter(open -> open.address().wantsAsking() && open.isFetch() == call.isFetch())
                        .findFirst()
                        .map(open -> Steps.replace(steps, open.key(), _ -> open.withAddress(call.address())))
                        .orElse(steps);
            case Step.Approve approve
            when approve.approvers().value() != null ->
                Steps.all(steps, Step.Approve.class).stream()
                        .filter(open -> open.approvers().wantsAsking())
                        .findFirst()
                        .map(open -> Steps.replace(
                                steps,
                                open.key(),
                                _ -> new Step.Approve(
                                        open.key(), approve.approvers(), approve.quorum(), open.onReject())))
                        .orElse(steps);
            case Step.Call _,
                    Step.Approve _,
                    Step.Ask _,
                    Step.Wait _,
                    Step.Show _,
                    Step.Remember _,
                    Step.Branch _,
                    Step.Choose _,
                    Step.Think _,
                    Step.Each _ -> steps;
        };
    }

    /** Keys inside stay apart as they are moved by one distance. */
    private static Step renumbered(Step step, int from) {
        int lowest = Steps.all(List.of(step)).mapToInt(Step::key).min().orElse(0);
        int distance = from - lowest;
        return Steps.rewrite(List.of(step), one -> List.of(shifted(one, distance)))
                .getFirst();
    }

    private static Step shifted(Step step, int by) {
        return switch (step) {
            case Step.Call it -> it.withKey(it.key() + by);
            case Step.Ask it -> new Step.Ask(it.key() + by, it.people(), it.what(), it.fields());
            case Step.Approve it -> new Step.Approve(it.key() + by, it.approvers(), it.quorum(), it.onReject());
            case Step.Wait it -> new Step.Wait(it.key() + by, it.duration(), it.until(), it.before());
            case Step.Show it -> new Step.Show(it.key() + by, it.as(), it.text());
            case Step.Think it -> new Step.Think(it.key() + by, it.skill(), it.what(), it.labels(), it.manner());
            case Step.Each it -> new Step.Each(it.key() + by, it.items(), it.what(), it.steps());
            case Step.Remember it -> new Step.Remember(it.key() + by, it.values());
            case Step.Branch it -> new Step.Branch(it.key() + by, it.condition(), it.then(), it.otherwise());
            case Step.Choose it -> new Step.Choose(it.key() + by, it.field(), it.cases(), it.otherwise());
        };
    }
}
