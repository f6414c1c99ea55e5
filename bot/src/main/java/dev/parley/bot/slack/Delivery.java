package dev.parley.bot.slack;

import dev.parley.bot.slack.Outcome.Answered;
import dev.parley.bot.slack.Outcome.Limited;
import dev.parley.bot.slack.Outcome.Refused;
import dev.parley.bot.slack.Outcome.Unsure;
import dev.parley.bot.slack.Posting.State;
import dev.parley.bot.slack.SlackApi.Found;
import dev.parley.bot.slack.SlackApi.Sending;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one message to Slack. What was handed over without an answer is looked for there before it is handed over again, so that
 * nothing is lost and nothing said twice, not even by a crash in between.
 */
class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    /** Slack's clock and ours may differ by so much. */
    private static final Duration SKEW = Duration.ofMinutes(5);
    /** Until Slack's own lists have what it took just now. */
    private static final Duration SETTLING = Duration.ofSeconds(1);

    private static final int MOST_WAITS = 5;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Deliveries deliveries;
    private final Switchboard slack;
    private final Sheets sheets;
    private final Files files;
    private final Trouble trouble;
    private final Pauses pauses;
    private final InstantSource clock;

    Delivery(
            Deliveries deliveries,
            Switchboard slack,
            Sheets sheets,
            Files files,
            Trouble trouble,
            Pauses pauses,
            InstantSource clock) {
        this.deliveries = deliveries;
        this.slack = slack;
        this.sheets = sheets;
        this.files = files;
        this.trouble = trouble;
        this.pauses = pauses;
        this.clock = clock;
    }

    /** @return how long to wait before the channel's next */
    Duration deliver(Posting posting) {
        Duration early = Duration.between(clock.instant(), posting.dueAt());
        if (early.isPositive()) {
            return early;
        }
        if (posting.isOrphan()) {
            deliveries.giveUp(posting, "its thread could not be begun");
            return Duration.ZERO;
        }
        return switch (posting.state()) {
            case WAITING -> post(posting);
            case SENDING -> postUnlessThere(posting);
            case POSTED -> change(posting);
            case GIVEN_UP -> Duration.ZERO;
        };
    }

    private Duration postUnlessThere(Posting posting) {
        Instant sentAt = posting.sentAt();
        if (posting.reader() != null || sentAt == null) {
            // What one person saw cannot be looked up.
            return post(posting);
        }
        Duration early = Duration.between(clock.instant(), sentAt.plus(SETTLING));
        if (early.isPositive()) {
            return early;
        }
        Outcome<Optional<Found>> found = slack.to(team(posting))
                .find(posting.id(), posting.place().channel(), posting.thread(), sentAt.minus(SKEW));
        return switch (found) {
            case Answered<Optional<Found>>(Optional<Found> ours)
            when ours.isPresent() -> {
                deliveries.posted(posting, ours.get().ts(), ours.get().change(), Pauses.REST);
                yield Duration.ZERO;
            }
            case Answered<Optional<Found>> _ -> post(posting);
            case Limited<Optional<Found>>(Duration pause) -> rest(posting, pause);
            case Unsure<Optional<Found>>(String why) -> again(posting, why);
            case Refused<Optional<Found>>(String error, String needed) -> refused(posting, error, needed);
        };
    }

    private Duration post(Posting posting) {
        SlackApi api = slack.to(team(posting));
        Sending sending = sheets.sending(posting);
        deliveries.sending(posting);
        Outcome<String> outcome =
                posting.reader() == null ? api.post(sending) : api.postOnlyTo(posting.reader(), sending);
        return switch (outcome) {
            case Answered<String>(String ts) -> {
                // With files still to come, this was not the last word.
                boolean isWhole = posting.reader() != null
                        || Files.missing(posting, sheets.of(posting)).isEmpty();
                deliveries.posted(posting, ts, isWhole ? posting.wanted() : posting.wanted() - 1, Pauses.REST);
                yield Duration.ZERO;
            }
            case Limited<String>(Duration pause) -> {
                deliveries.notTaken(posting);
                yield rest(posting, pause);
            }
            case Unsure<String>(String why) -> again(posting, why);
            case Refused<String>(String error, String needed) -> {
                deliveries.notTaken(posting);
                yield refused(posting, error, needed);
            }
        };
    }

    private Duration change(Posting posting) {
        String ts = posting.ts();
        if (ts == null) {
            throw new IllegalStateException("Message " + posting.id() + " was posted without a timestamp");
        }
        return switch (files.complete(posting, sheets.of(posting), ts)) {
            case Answered<Posting>(Posting whole) -> change(posting, whole, ts);
            case Limited<Posting>(Duration pause) -> rest(posting, pause);
            case Unsure<Posting>(String why) -> again(posting, why);
            case Refused<Posting>(String error, String needed) -> refused(posting, error, needed);
        };
    }

    private Duration change(Posting posting, Posting whole, String ts) {
        Outcome<String> outcome = slack.to(team(posting)).update(ts, sheets.sending(whole));
        pauses.changed(posting.channel());
        return switch (outcome) {
            case Answered<String> _ -> {
                deliveries.posted(posting, ts, posting.wanted(), Pauses.REST);
                yield Duration.ZERO;
            }
            case Limited<String>(Duration pause) -> {
                pauses.changesOf(team(posting), pause);
                yield Duration.ZERO;
            }
            case Unsure<String>(String why) -> again(posting, why);
            case Refused<String> refused
            when refused.error().equals("invalid_blocks") && whole.hasPictures() -> waitForPictures(whole);
            case Refused<String>(String error, String needed) -> refused(posting, error, needed);
        };
    }

    /** Slack takes a moment to have a file that was uploaded just now; until then it refuses blocks that show it. */
    private Duration waitForPictures(Posting posting) {
        if (posting.tries() < MOST_WAITS) {
            deliveries.later(posting, Pauses.REST, "its picture is not ready");
        } else {
            files.without(posting);
        }
        return Duration.ZERO;
    }

    /** Noted, so that neither a new message nor a new process cuts the pause short; what comes after it in the channel waits as well. */
    private Duration rest(Posting posting, Duration pause) {
        deliveries.rest(posting, pause);
        return Duration.ZERO;
    }

    private Duration again(Posting posting, String why) {
        Duration pause = Duration.ofSeconds(1L << Math.min(posting.tries(), 8));
        LOG.warn("Message {} may not have reached Slack ({}); looking again in {}", posting.id(), why, pause);
        deliveries.later(posting, pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE, why);
        // The next of the channel waits: order counts more than haste.
        return posting.state() == State.POSTED ? Duration.ZERO : pause;
    }

    private Duration refused(Posting posting, String error, @Nullable String needed) {
        return switch (Refusal.of(error)) {
            case WORKSPACE -> {
                trouble.ofWorkspace(posting.org(), posting.place(), error, needed);
                deliveries.later(posting, LONGEST_PAUSE, error);
                yield LONGEST_PAUSE;
            }
            case CHANNEL ->
                posting.reader() == null ? unreachable(posting, error) : aside(posting, posting.reader(), error);
            case MESSAGE -> {
                LOG.error("Slack refuses message {}: {}", posting.id(), error);
                deliveries.giveUp(posting, error);
                yield Duration.ZERO;
            }
        };
    }

    private Duration unreachable(Posting posting, String error) {
        trouble.ofChannel(posting.org(), posting.place(), error);
        deliveries.giveUp(posting, error);
        return Duration.ZERO;
    }

    /** Who asks where Parley is not, or has left meanwhile, is answered in the direct messages. */
    private Duration aside(Posting posting, String reader, String error) {
        return switch (slack.to(team(posting)).openDirect(reader)) {
            case Answered<String>(String direct) -> {
                deliveries.move(posting, SlackPlace.channel(team(posting), direct));
                yield Duration.ZERO;
            }
            case Limited<String>(Duration pause) -> rest(posting, pause);
            case Unsure<String>(String why) -> again(posting, why);
            case Refused<String> _ -> unreachable(posting, error);
        };
    }

    private static String team(Posting posting) {
        return posting.place().team();
    }
}
