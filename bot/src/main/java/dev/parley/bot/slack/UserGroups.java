package dev.parley.bot.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slack.api.model.Usergroup;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Slack's user groups as approvers: {@code @finance} is {@code group:finance} here. Not a role, which the organization gives; in Slack any
 * member may make a group.
 */
class UserGroups {
    private static final Logger LOG = LoggerFactory.getLogger(UserGroups.class);

    private final Switchboard slack;
    private final Cache<String, List<Usergroup>> groups =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(5)).build();

    UserGroups(Switchboard slack) {
        this.slack = slack;
    }

    /** What approver lists call this group; its id where Slack does not tell. */
    String nameOf(String team, String group) {
        Optional<String> name = find(team, group);
        if (name.isEmpty()) {
            // It may have been made since.
            groups.invalidate(team);
            name = find(team, group);
        }
        return name.orElse(group);
    }

    private Optional<String> find(String team, String group) {
        return groups.get(team, this::all).stream()
                .filter(some -> some.getId().equals(group))
                .map(UserGroups::name)
                .findFirst();
    }

    /** What approver lists call the groups that this user is in. */
    Set<String> of(String team, String user) {
        return groups.get(team, this::all).stream()
                .filter(group -> group.getUsers() != null && group.getUsers().contains(user))
                .map(UserGroups::name)
                .collect(Collectors.toSet());
    }

    private static String name(Usergroup group) {
        return "group:" + group.getHandle();
    }

    /** None where there are none, or the app may not know: others can be asked instead. */
    private List<Usergroup> all(String team) {
        Outcome<List<Usergroup>> outcome = slack.to(team).userGroups();
        if (outcome instanceof Outcome.Answered<List<Usergroup>>(List<Usergroup> all)) {
            return all.stream().filter(group -> group.getHandle() != null).toList();
        }
        LOG.info("Slack's user groups cannot be asked for now: {}", outcome);
        return List.of();
    }
}
