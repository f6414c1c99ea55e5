package dev.parley.bot.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slack.api.Slack;
import com.slack.api.methods.MethodsClient;
import java.time.Duration;

/** Slack's Web API as each workspace is spoken to: with its own token. */
class Switchboard {
    /** A workspace that installs the app anew may have another Parley. */
    private static final Duration MEMORY = Duration.ofHours(1);

    private final Slack slack;
    private final Workspaces workspaces;
    private final Cache<Person, String> directs =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(MEMORY).build();

    Switchboard(Slack slack, Workspaces workspaces) {
        this.slack = slack;
        this.workspaces = workspaces;
    }

    /**
     * The direct conversation with this person, which stays the same.
     *
     * @throws IllegalStateException when Slack opens none
     */
    String direct(String team, String user) {
        Person person = new Person(team, user);
        String known = directs.getIfPresent(person);
        if (known != null) {
            return known;
        }
        Outcome<String> outcome = Calls.insist(() -> to(team).openDirect(user));
        if (!(outcome instanceof Outcome.Answered<String>(String channel))) {
            throw new IllegalStateException("Slack opens no direct conversation with " + user + ": " + outcome);
        }
        directs.put(person, channel);
        return channel;
    }

    private record Person(String team, String user) {}

    SlackApi to(String team) {
        return new SlackApi(methods(team));
    }

    MethodsClient methods(String team) {
        return slack.methods(workspaces.token(team).reveal());
    }
}
