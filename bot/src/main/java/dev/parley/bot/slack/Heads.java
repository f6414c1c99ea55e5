package dev.parley.bot.slack;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Messages that head a thread of their own, whose timestamp is needed at once. Posted once for each name, whatever happens in between. */
class Heads {
    /** A process that died with it is back by then, or whoever asked has given up. */
    private static final Duration LATEST = Duration.ofHours(2);

    private final Switchboard slack;
    private final InstantSource clock;

    Heads(Switchboard slack, InstantSource clock) {
        this.slack = slack;
        this.clock = clock;
    }

    /** @return how it went; the answer is its timestamp */
    Outcome<String> tryPost(String team, String channel, String name, String words) {
        SlackApi api = slack.to(team);
        UUID id = UUID.nameUUIDFromBytes(("head " + name).getBytes(StandardCharsets.UTF_8));
        if (api.find(id, channel, null, clock.instant().minus(LATEST))
                        instanceof Outcome.Answered<Optional<SlackApi.Found>>(var found)
                && found.isPresent()) {
            return new Outcome.Answered<>(found.get().ts());
        }
        return api.post(new SlackApi.Sending(id, 1, channel, null, words, "[]"));
    }

    /** @return its timestamp. @throws IllegalStateException when Slack does not take it */
    String post(String team, String channel, String name, String words) {
        Outcome<String> outcome = tryPost(team, channel, name, words);
        if (outcome instanceof Outcome.Answered<String>(String ts)) {
            return ts;
        }
        throw new IllegalStateException("Slack does not take a message in " + channel + ": " + outcome);
    }
}
