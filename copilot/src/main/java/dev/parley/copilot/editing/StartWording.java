package dev.parley.copilot.editing;

import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.drafting.Fragments;
import dev.parley.copilot.drafting.Phrases;
import dev.parley.copilot.revision.Edit;
import dev.parley.copilot.understanding.Links;
import dev.parley.copilot.understanding.Reading;
import dev.parley.copilot.understanding.Schedules;
import dev.parley.engine.workflow.CronWords;
import dev.parley.engine.workflow.Trigger;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What starts it: "run it at 8", "on weekdays instead", "start it by webhook", "let me start it myself". */
final class StartWording implements Wording {
    private static final Pattern ABOUT_START = Patterns.of(
            "(?:(?:run|start|trigger|schedule|launch|fire|execute|do|repeat|move|make|begin|kick off|have|set)(?: (?:it|this|that|the workflow|this workflow|everything))?(?: (?:run|start|happen|go))? (?:at|on|every|each|by|via|with|when|whenever|once|as|in|for|to|from|only|twice|daily|weekly|hourly|monthly|nightly|manually|myself|ourselves|weekdays|automatically|the (?:first|last)|\\p{L}+days|\\d).*|(?:let me|i(?:'ll| will| want to|'d like to)?|we(?:'ll| will| want to)?) (?:start|run|trigger) (?:it|this)\\b.*|(?:it|this|the workflow) (?:should|must|has to|shall|needs to)? ?(?:run|start|happen|be (?:run|started|triggered|scheduled))s?\\b.*|(?:change|set|move|switch) (?:the |its )?(?:schedule|time|trigger|start|day|days|hour|rhythm|cron|frequency)\\b.*)");
    private static final Pattern TIME_ALONE = Patterns.of(
            "(?:only |rather |better )?(?:at|on|every|each|daily|weekly|hourly|monthly|weekdays|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|twice|once|in the|the first|the last)\\b.{0,50}");
    private static final Pattern TIME = Patterns.of(
            "\\d|\\b(?:noon|midnight|midday|morning|afternoon|evening|night|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\\b");
    private static final Pattern HOUR = Patterns.of(
            "\\b(?:at|to|@) \\d{1,2}\\b|\\d{1,2} ?(?:am|pm|:\\d\\d|h\\b|o'clock)|\\b(?:noon|midnight|midday)\\b|\\bat (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\\b|mornings?|evenings?");
    private static final Pattern BY_HOOK = Patterns.of("\\b(?:web ?hook|http call|api call|by http|url)\\b");
    private static final Pattern BY_HAND = Patterns.of(
            "\\b(?:manual(?:ly)?|by hand|myself|on demand|ourselves|a button|with a button|i (?:start|run|trigger) it|when i (?:say|want|click|press))\\b");
    private static final Pattern EVENT = Patterns.of("\\b(?:when|whenever|each time|every time|as soon as|once)\\b");
    private static final Pattern INSTEAD =
            Patterns.of("[, ]*\\b(?:instead|rather|from now on|please|now)\\b(?: of .*)?");
    private static final int LONGEST = 16;

    @Override
    public Optional<Understood> read(Saying saying) {
        String words = saying.words();
        boolean isAlone = Patterns.all(TIME_ALONE, words).isPresent();
        if (Links.find(words).isPresent()
                || words.split(" ").length > LONGEST
                || !isAlone && Patterns.all(ABOUT_START, words).isEmpty()) {
            return Optional.empty();
        }
        String bare = INSTEAD.matcher(words).replaceAll("").strip();
        Reading reading = saying.reading(bare);
        if (!reading.steps().isEmpty() && Patterns.all(ABOUT_START, words).isEmpty()) {
            return Optional.empty();
        }
        return schedule(saying, bare, reading).or(() -> isAlone ? Optional.empty() : other(saying, bare, reading));
    }

    private static Optional<Understood> schedule(Saying saying, String words, Reading reading) {
        Trigger before = saying.workflow().trigger();
        ZoneId known = before instanceof Trigger.Schedule scheduled ? scheduled.zone() : saying.zone();
        ZoneId zone = reading.zone().value() == null ? known : reading.zone().value();
        if (reading.steps().stream().findAny().isPresent()
                && !words.matches(
                        "(?i)(?:run|start|do|make|let|have|trigger|schedule|move|change|set|it|execute|repeat|launch|begin).*")) {
            return Optional.empty();
        }
        Optional<Start.Schedule> found = Schedules.find(words);
        if (before instanceof Trigger.Schedule scheduled) {
            Start.Schedule old = new Start.Schedule(scheduled.cron(), CronWords.of(scheduled.cron()), null);
            if (found.isEmpty() && Patterns.isIn(TIME, words)) {
                found = Schedules.atAnotherTime(old, words)
                        .or(() -> Schedules.atAnotherTime(
                                old, "at " + words.replaceFirst("(?i)^.*\\b(?:to|for|at) ", "")));
            } else if (found.isPresent() && !Patterns.isIn(HOUR, words)) {
                found = found.map(days -> atTheHourOf(scheduled.cron(), days));
            }
        } else if (found.isEmpty() && Patterns.isIn(HOUR, words)) {
            found = Schedules.find("every day " + words.replaceFirst("(?i)^.*?\\b(?=(?:at|to|@) \\d)", ""));
        }
        return found.flatMap(schedule -> Understood.change(
                new Edit.Begin(new Trigger.Schedule(schedule.cron(), zone)),
                "It runs " + CronWords.of(schedule.cron()) + " (" + zone + ") now."
                        + (schedule.caveat() == null ? "" : " " + schedule.caveat())));
    }

    /** Other days, the same hour: nobody spoke of the hour. */
    private static Start.Schedule atTheHourOf(String cron, Start.Schedule days) {
        String[] old = cron.split(" ");
        String[] now = days.cron().split(" ");
        boolean bothAtAnHour = old.length == 5
                && now.length == 5
                && old[0].matches("\\d+")
                && old[1].matches("\\d+")
                && now[0].matches("\\d+")
                && now[1].matches("\\d+");
        return bothAtAnHour
                ? new Start.Schedule(
                        old[0] + " " + old[1] + " " + now[2] + " " + now[3] + " " + now[4], days.words(), days.caveat())
                : days;
    }

    private static Optional<Understood> other(Saying saying, String words, Reading reading) {
        Start start = reading.start().confidence() >= Slot.CERTAIN_ENOUGH
                ? reading.start().value()
                : null;
        if (Patterns.isIn(BY_HOOK, words)) {
            return begin(saying, start instanceof Start.Webhook ? start : new Start.Webhook("request"));
        }
        if (Patterns.isIn(BY_HAND, words)) {
            return begin(saying, start instanceof Start.Manual ? start : new Start.Manual(List.of()));
        }
        return start != null && Patterns.isIn(EVENT, words) ? begin(saying, start) : Optional.empty();
    }

    private static Optional<Understood> begin(Saying saying, Start start) {
        Trigger trigger = Fragments.trigger(start, saying.zone());
        String words = Phrases.start(start);
        return Understood.change(
                new Edit.Begin(trigger),
                "From now on it starts " + words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1) + ".");
    }
}
