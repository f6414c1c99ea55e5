package dev.parley.bot.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slack.api.model.User;
import dev.parley.bot.identity.Caller;
import dev.parley.bot.identity.People;
import dev.parley.engine.OrgId;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who somebody in Slack is to Parley. A person is made at first contact, with the least role; roles are given in Parley. */
class SlackPeople {
    private static final Logger LOG = LoggerFactory.getLogger(SlackPeople.class);

    private final JdbcClient jdbc;
    private final Switchboard slack;
    private final Workspaces workspaces;
    private final People people;
    private final UserGroups groups;
    private final String owner;
    /** How long a changed role may still count. */
    private final Cache<Key, Met> known = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    /** @param owner id or e-mail, in the workspace whose token the environment has */
    SlackPeople(
            JdbcClient jdbc, Switchboard slack, Workspaces workspaces, People people, UserGroups groups, String owner) {
        this.jdbc = jdbc;
        this.slack = slack;
        this.workspaces = workspaces;
        this.people = people;
        this.groups = groups;
        this.owner = owner.strip();
    }

    private record Key(OrgId org, String team, String user) {}

    /** Somebody in Slack. */
    sealed interface Met {
        record Known(Caller caller) implements Met {}

        /** @param why for the person, in a sentence or two */
        record Stranger(String why) implements Met {}
    }

    Met meet(OrgId org, String team, String user) {
        Key key = new Key(org, team, user);
        Met met = known.getIfPresent(key);
        if (met == null) {
            met = kept(key)
                    .flatMap(person -> people.find(org, person))
                    .<Met>map(Met.Known::new)
                    .orElseGet(() -> introduce(key));
            met = withGroups(key, met);
            // A stranger may have been let in, or Slack may answer again, at the next word.
            if (met instanceof Met.Known) {
                known.put(key, met);
            }
        }
        return met;
    }

    private Met withGroups(Key key, Met met) {
        if (!(met instanceof Met.Known(Caller caller))) {
            return met;
        }
        Set<String> roles = new HashSet<>(caller.roles());
        roles.addAll(groups.of(key.team(), key.user()));
        return new Met.Known(new Caller(caller.org(), caller.actor(), Set.copyOf(roles)));
    }

    /** As approver lists name this person. */
    static String idOf(Caller caller) {
        return caller.actor().id().replaceFirst("^user:", "");
    }

    /** Whom a mention names; empty for a stranger. */
    Optional<Caller> mentioned(OrgId org, String team, String user) {
        return meet(org, team, user) instanceof Met.Known(Caller caller) ? Optional.of(caller) : Optional.empty();
    }

    private Met introduce(Key key) {
        return switch (slack.to(key.team()).user(key.user())) {
            case Outcome.Answered<User>(User user) -> introduce(key, user);
            case Outcome.Refused<User>(String error, String needed) -> {
                LOG.warn("Slack does not say who {} is: {} {}", key.user(), error, needed == null ? "" : needed);
                yield new Met.Stranger("Slack does not tell me who you are (`" + error
                        + "`). Ask whoever installed me to give the app the scope `users:read`.");
            }
            case Outcome.Limited<User> _, Outcome.Unsure<User> _ ->
                new Met.Stranger("Slack does not tell me who you are just now. Say it again in a minute.");
        };
    }

    private Met introduce(Key key, User user) {
        boolean isOfAnotherTeam = user.isStranger() || !isOf(key.team(), user);
        if (user.isBot() || user.isDeleted()) {
            return new Met.Stranger("I work for people, not for apps.");
        }
        if (isOfAnotherTeam || user.isRestricted() || user.isUltraRestricted()) {
            return new Met.Stranger("I work for full members of this workspace only. Ask "
                    + people.owner(key.org())
                            .map(caller -> caller.actor().name())
                            .orElse("whoever installed me")
                    + " to do it for you, or to have you made a member.");
        }
        String person = isOwner(key, user)
                ? people.owner(key.org()).map(SlackPeople::idOf).orElseThrow()
                : people.join(key.org(), name(user), email(user));
        keep(key, person);
        LOG.info("{} in Slack is {} here", key.user(), person);
        return people.find(key.org(), person)
                .<Met>map(Met.Known::new)
                .orElseGet(() -> new Met.Stranger("You are no longer in this organization. Ask its owner."));
    }

    /** In an Enterprise Grid, people are of one team and members of several workspaces. */
    private static boolean isOf(String team, User user) {
        boolean isMember = user.getEnterpriseUser() != null
                && user.getEnterpriseUser().getTeams() != null
                && user.getEnterpriseUser().getTeams().contains(team);
        return isMember || user.getTeamId() == null || user.getTeamId().equals(team);
    }

    /** Somebody who is known otherwise. */
    void introduce(OrgId org, String team, String user, String person) {
        Key key = new Key(org, team, user);
        keep(key, person);
        known.invalidate(key);
    }

    private void keep(Key key, String person) {
        jdbc.sql("""
                        INSERT INTO slack_person (org_id, team, slack_user, person) VALUES (:org, :team, :user, :person)
                        ON CONFLICT (org_id, team, slack_user) DO UPDATE SET person = excluded.person""")
                .param("org", key.org().value())
                .param("team", key.team())
                .param("user", key.user())
                .param("person", person)
                .update();
    }

    private Optional<String> kept(Key key) {
        return jdbc.sql("SELECT person FROM slack_person WHERE org_id = :org AND team = :team AND slack_user = :user")
                .param("org", key.org().value())
                .param("team", key.team())
                .param("user", key.user())
                .query(String.class)
                .optional();
    }

    /** Where the app was installed by OAuth, whoever did that is known already. */
    private boolean isOwner(Key key, User user) {
        boolean isOfEnvironment =
                workspaces.of(key.team()).filter(known -> !known.isInstalled()).isPresent();
        return isOfEnvironment && !owner.isEmpty() && (owner.equals(key.user()) || owner.equalsIgnoreCase(email(user)));
    }

    static String name(User user) {
        String real = user.getRealName() == null && user.getProfile() != null
                ? user.getProfile().getRealName()
                : user.getRealName();
        return real == null || real.isBlank() ? user.getName() : real.strip();
    }

    private static @Nullable String email(User user) {
        String email = user.getProfile() == null ? null : user.getProfile().getEmail();
        return email == null || email.isBlank() ? null : email.strip();
    }
}
