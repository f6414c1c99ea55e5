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

    /** For the first time: Slack lets some apps look through a channel but once a minute. @return how it went; the answer is its timestamp */
    Outcome<String> tryPost(String team, String channel, String name, String words) {
        Outcome<String> posted = post(team, channel, name, words);
        return posted instanceof Outcome.Unsure<String>
                        && find(team, channel, name)
                                instanceof Outcome.Answered<Optional<String>>(Optional<String> found)
                        && found.isPresent()
                ? new Outcome.Answered<>(found.get())
                : posted;
    }

    /** When it may be there already; where that cannot be seen, nothing is posted. @return as {@link #tryPost} */
    Outcome<String> findOrPost(String team, String channel, String name, String words) {
        Outcome<Optional<String>> before = find(team, channel, name);
        return before instanceof Outcome.Answered<Optional<String>>(Optional<String> found)
                ? found.<Outcome<String>>map(Outcome.Answered::new).orElseGet(() -> post(team, channel, name, words))
                : Calls.failed(before);
    }

    private Outcome<String> post(String team, String channel, String name, String words) {
        return slack.to(team).post(new SlackApi.Sending(id(name), 1, channel, null, words, "[]"));
    }

    private Outcome<Optional<String>> find(String team, String channel, String name) {
        Outcome<Optional<SlackApi.Found>> outcome =
                slack.to(team).find(id(name), channel, null, clock.instant().minus(LATEST));
        return outcome instanceof Outcome.Answered<Optional<SlackApi.Found>>(Optional<SlackApi.Found> found)
                ? new Outcome.Answered<>(found.map(SlackApi.Found::ts))
                : Calls.failed(outcome);
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(("head " + name).getBytes(StandardCharsets.UTF_8));
    }
}
