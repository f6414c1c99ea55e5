package dev.parley.copilot.brief;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/**
 * Everything known about one wish. Immutable; an interview is a row of briefs, each knowing more.
 *
 * @param wish the words it began with; empty when nothing has been said
 * @param name of the workflow
 * @param steps in order, empty while nothing is known to be done
 * @param retries further attempts of calls
 * @param answerWithin how long an approval waits
 * @param notes what the person should know about this wish
 */
public record Brief(
        String wish,
        Slot<String> name,
        Slot<Start> start,
        Slot<ZoneId> zone,
        List<Step> steps,
        Slot<Integer> retries,
        Slot<Duration> answerWithin,
        List<Note> notes) {
    public Brief {
        steps = List.copyOf(steps);
        notes = List.copyOf(notes);
    }

    public static Brief empty(ZoneId zone) {
        return new Brief(
                "",
                Slot.unknown(),
                Slot.unknown(),
                Slot.byDefault(zone),
                List.of(),
                Slot.unknown(),
                Slot.unknown(),
                List.of());
    }

    /** Whether nothing has been understood yet that a workflow could be made of. */
    public boolean isBlank() {
        return start.value() == null && steps.isEmpty();
    }

    public Brief withWish(String newWish) {
        return new Brief(newWish, name, start, zone, steps, retries, answerWithin, notes);
    }

    public Brief withName(Slot<String> newName) {
        return new Brief(wish, newName, start, zone, steps, retries, answerWithin, notes);
    }

    public Brief withStart(Slot<Start> newStart) {
        return new Brief(wish, name, newStart, zone, steps, retries, answerWithin, notes);
    }

    public Brief withZone(Slot<ZoneId> newZone) {
        return new Brief(wish, name, start, newZone, steps, retries, answerWithin, notes);
    }

    public Brief withSteps(List<Step> newSteps) {
        return new Brief(wish, name, start, zone, newSteps, retries, answerWithin, notes);
    }

    public Brief withRetries(Slot<Integer> newRetries) {
        return new Brief(wish, name, start, zone, steps, newRetries, answerWithin, notes);
    }

    public Brief withAnswerWithin(Slot<Duration> duration) {
        return new Brief(wish, name, start, zone, steps, retries, duration, notes);
    }

    public Brief withNotes(List<Note> newNotes) {
        return new Brief(wish, name, start, zone, steps, retries, answerWithin, newNotes);
    }

    /**
     * A caveat.
     *
     * @param code stable, such as {@code system_not_connected}
     * @param where slot or step it is about; empty means the whole
     */
    public record Note(String code, String where, String text, String hint) {}
}
