package dev.parley.bot.slack.standin;

import java.time.Duration;

/** What can go wrong with a call. */
public sealed interface Fault {
    /** 429: come back later. */
    record RateLimited(Duration retryAfter) implements Fault {}

    /** An answer of the 500s, in HTML as a proxy would send it. */
    record ServerError(int status) implements Fault {}

    /** Such as {@code invalid_auth}, {@code channel_not_found}, {@code is_archived}, {@code missing_scope}. */
    record Refused(String error) implements Fault {}

    /** Does what it is asked, after a while. */
    record Slow(Duration by) implements Fault {}

    /** Does what it is asked, and the answer is lost on its way back. */
    record AnswerLost() implements Fault {}

    /** Hangs up before it does anything. */
    record HungUp() implements Fault {}
}
