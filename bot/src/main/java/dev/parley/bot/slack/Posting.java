package dev.parley.bot.slack;

import dev.parley.bot.chat.Message;
import dev.parley.engine.OrgId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message of the outbox that Slack does not show as it should.
 *
 * @param thread timestamp of the thread it belongs in; null outside threads
 * @param reader who alone sees it; null for everybody
 * @param log what is told of it in lines of its own, beneath the message itself
 * @param files ids of its files that Slack has, by name; an empty id is one that Slack did not take
 * @param wanted the change that Slack is to show
 * @param ts what Slack calls the message; null before it was posted
 * @param sentAt when it was handed to Slack last without an answer so far; null when that never happened
 * @param dueAt not before
 * @param isOrphan whether the message whose thread it belongs in is not to be had
 */
record Posting(
        OrgId org,
        UUID id,
        SlackPlace place,
        @Nullable String thread,
        @Nullable String reader,
        Message body,
        List<String> log,
        Map<String, String> files,
        int wanted,
        State state,
        @Nullable String ts,
        @Nullable Instant sentAt,
        Instant dueAt,
        int tries,
        boolean isOrphan) {
    Posting withFiles(Map<String, String> now) {
        return new Posting(
                org, id, place, thread, reader, body, log, now, wanted, state, ts, sentAt, dueAt, tries, isOrphan);
    }

    Deliveries.Channel channel() {
        return new Deliveries.Channel(place.team(), place.channel());
    }

    boolean hasPictures() {
        return files.values().stream().anyMatch(file -> !file.isEmpty());
    }

    enum State {
        WAITING,
        /** Handed to Slack; whether it got there is not known. */
        SENDING,
        POSTED,
        GIVEN_UP
    }
}
