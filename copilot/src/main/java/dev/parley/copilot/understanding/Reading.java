package dev.parley.copilot.understanding;

import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.brief.Step;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/**
 * What one utterance proposes for a brief. Unknown slots and an empty list of steps mean that it says nothing about them.
 *
 * @param links web addresses in it, in order
 */
public record Reading(
        Slot<Start> start,
        Slot<ZoneId> zone,
        List<Step> steps,
        Slot<Integer> retries,
        Slot<Duration> answerWithin,
        List<String> links,
        List<Brief.Note> notes) {
    public Reading {
        steps = List.copyOf(steps);
        links = List.copyOf(links);
        notes = List.copyOf(notes);
    }

    /** Whether these words could stand alone as a whole wish: what starts it and what is done. */
    public boolean isWhole() {
        return start.value() != null && !steps.isEmpty();
    }

    public boolean isEmpty() {
        return start.value() == null
                && steps.isEmpty()
                && zone.value() == null
                && retries.value() == null
                && answerWithin.value() == null;
    }
}
