package dev.parley.connectors.slack;

import dev.parley.connectors.connection.ConnectionId;
import dev.parley.connectors.rest.ApiRequest;
import dev.parley.connectors.rest.ApiSession;
import dev.parley.engine.operation.OperationException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Ids for the names that people write. Slack has no call for that but its lists, which it lets be asked 20 times a minute, so that what
 * was found is kept for a while. Source: docs.slack.dev, "conversations.list", "users.list" and "users.lookupByEmail".
 */
final class Directory {
    private static final Pattern CHANNEL = Pattern.compile("(?:<#)?([CGD][A-Z0-9]{7,})(?:\\|[^>]*)?>?");
    private static final Pattern PERSON = Pattern.compile("(?:<@)?([UW][A-Z0-9]{7,})(?:\\|[^>]*)?>?");
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST_KEPT = 10_000;
    private static final int MOST_PAGES = 20;

    private final Map<Name, Found> found = new ConcurrentHashMap<>();

    /** @param channel an id, a name with or without #, or as messages mention it */
    String channel(ApiSession session, String channel) throws OperationException, InterruptedException {
        Matcher id = CHANNEL.matcher(channel.strip());
        if (id.matches()) {
            return id.group(1);
        }
        String name = plain(channel, "#");
        return kept(
                session,
                "#" + name,
                ApiRequest.of("GET", "/conversations.list")
                        .query("types", "public_channel,private_channel")
                        .query("exclude_archived", "true"),
                "channels",
                one -> name.equals(plain(one.path("name").asString(""), "#")),
                "finds no channel \"%s\" in Slack".formatted(name));
    }

    /** @param person an id, an e-mail address, a name with or without @, or as messages mention it */
    String person(ApiSession session, String person) throws OperationException, InterruptedException {
        Matcher id = PERSON.matcher(person.strip());
        if (id.matches()) {
            return id.group(1);
        }
        String name = plain(person, "@");
        if (name.contains("@")) {
            ApiRequest byMail = ApiRequest.of("GET", "/users.lookupByEmail").query("email", name);
            return session.send(byMail).body().path("user").path("id").asString("");
        }
        return kept(
                session,
                "@" + name,
                ApiRequest.of("GET", "/users.list"),
                "members",
                one -> !one.path("deleted").asBoolean(false) && namesOf(one).anyMatch(name::equals),
                "finds nobody called \"%s\" in Slack".formatted(name));
    }

    List<String> people(ApiSession session, List<String> people) throws OperationException, InterruptedException {
        List<String> ids = new ArrayList<>();
        for (String person : people) {
            ids.add(person(session, person));
        }
        return ids;
    }

    private String kept(
            ApiSession session,
            String name,
            ApiRequest list,
            String items,
            Predicate<JsonNode> isMeant,
            String otherwise)
            throws OperationException, InterruptedException {
        Name key = new Name(session.connection().id(), name);
        Found before = found.get(key);
        if (before != null && Instant.now().isBefore(before.until())) {
            return before.id();
        }
        String id = searched(session, list.query("limit", "1000"), items, isMeant, otherwise);
        if (found.size() >= MOST_KEPT) {
            found.clear();
        }
        found.put(key, new Found(id, Instant.now().plus(KEPT)));
        return id;
    }

    private static String searched(
            ApiSession session, ApiRequest list, String items, Predicate<JsonNode> isMeant, String otherwise)
            throws OperationException, InterruptedException {
        ApiRequest page = list;
        for (int number = 0; number < MOST_PAGES; number++) {
            JsonNode reply = session.send(page).body();
            for (JsonNode item : reply.path(items)) {
                if (isMeant.test(item)) {
                    return item.path("id").asString("");
                }
            }
            String next = reply.path("response_metadata").path("next_cursor").asString("");
            if (next.isEmpty()) {
                break;
            }
            page = list.query("cursor", next);
        }
        throw session.missing(
                otherwise,
                "Write the name as Slack shows it, or the id. A private channel is only seen once the app has been invited.");
    }

    private static Stream<String> namesOf(JsonNode person) {
        JsonNode profile = person.path("profile");
        return Stream.of(
                        person.path("name"),
                        person.path("real_name"),
                        profile.path("display_name"),
                        profile.path("real_name"))
                .map(name -> plain(name.asString(""), "@"));
    }

    private static String plain(String name, String sign) {
        return (name.strip().startsWith(sign) ? name.strip().substring(1) : name.strip()).toLowerCase(Locale.ROOT);
    }

    private record Name(ConnectionId connection, String name) {}

    private record Found(String id, Instant until) {}
}
