package dev.parley.bot.slack;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a call of Slack's Web API went. */
sealed interface Outcome<T> {
    record Answered<T>(T answer) implements Outcome<T> {}

    /** Nothing was done; to be asked again after the pause. */
    record Limited<T>(Duration pause) implements Outcome<T> {}

    /** Slack could not be reached or answered nonsense: it may or may not have been done. */
    record Unsure<T>(String why) implements Outcome<T> {}

    /**
     * Nothing was done, and asking again as it is does not help.
     *
     * @param error as Slack calls it, such as {@code is_archived}
     * @param needed the scope that is missing; null for other errors
     */
    record Refused<T>(String error, @Nullable String needed) implements Outcome<T> {}
}
