package dev.parley.copilot.understanding;

import dev.parley.copilot.brief.Start;
import org.jspecify.annotations.Nullable;

/** A part of the day in which something is done again and again: "between 9 and 5". */
record Hours(Clock from, Clock to) {
    private static final int NOON = 12;

    /** @param from null means working hours */
    static Hours of(@Nullable String from, @Nullable String to) {
        if (from == null || to == null) {
            return new Hours(new Clock(9, 0), new Clock(17, 0));
        }
        Clock start = Clock.of(from, null);
        Clock end = Clock.of(to, null);
        // "9 to 5" ends in the afternoon.
        return end.hour() <= start.hour() && end.hour() < NOON
                ? new Hours(start, new Clock(end.hour() + NOON, end.minute()))
                : new Hours(start, end);
    }

    /** The times of a rhythm that are within; cron says them where they begin and end with the hour. */
    Start.Schedule in(Rhythm rhythm) {
        String minutes = rhythm.clockless() == null
                ? from.minute() + ""
                : rhythm.clockless().split(" ")[0];
        boolean isHourly = minutes.matches("\\d+");
        String step = rhythm.clockless() == null
                ? ""
                : rhythm.clockless().split(" ")[1].replace("*", "");
        int last = isHourly && to.minute() == 0 || to.minute() > 0 ? to.hour() : to.hour() - 1;
        boolean isWhole = from.minute() == 0 && to.minute() == 0;
        String hours = from.hour() + "-" + Math.max(from.hour(), last) + step;
        Start.Limit only = isWhole || rhythm.only() != null
                ? rhythm.only()
                : new Start.Limit.Between(from.hour() * 60 + from.minute(), to.hour() * 60 + to.minute() + 1);
        return new Start.Schedule(
                minutes + " " + hours + " " + rhythm.days(),
                rhythm.words() + ", between " + from + " and " + to,
                rhythm.only() != null && !isWhole ? "It keeps to whole hours." : rhythm.caveat(),
                only);
    }
}
