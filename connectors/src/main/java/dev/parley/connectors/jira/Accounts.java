package dev.parley.connectors.jira;

import dev.parley.connectors.rest.ApiRequest;
import dev.parley.connectors.rest.ApiSession;
import dev.parley.engine.operation.OperationException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Jira knows people by account id only. Source: Atlassian REST v3, "Find users". */
final class Accounts {
    private static final Pattern ID = Pattern.compile("(?:[0-9]+:)?[0-9a-f]{24}|[0-9]+:[0-9a-f-]{36}|qm:.+");

    private Accounts() {}

    /** @param person account id, e-mail address or name; null for nobody */
    static @Nullable String id(ApiSession session, @Nullable String person)
            throws OperationException, InterruptedException {
        if (person == null || person.isBlank() || ID.matcher(person.strip()).matches()) {
            return person == null || person.isBlank() ? null : person.strip();
        }
        String wanted = person.strip();
        List<JsonNode> found = session.send(
                        ApiRequest.of("GET", "/rest/api/3/user/search").query("query", wanted))
                .body()
                .valueStream()
                .filter(user -> user.path("active").asBoolean(true))
                .filter(user -> user.path("accountType").asString("atlassian").equals("atlassian"))
                .toList();
        // Many hide their e-mail address: then the search has matched it, but does not show it.
        List<JsonNode> exact = found.stream()
                .filter(user -> wanted.equalsIgnoreCase(
                                user.path("emailAddress").asString(""))
                        || wanted.equalsIgnoreCase(user.path("displayName").asString("")))
                .toList();
        List<JsonNode> meant = exact.isEmpty() ? found : exact;
        if (meant.size() != 1) {
            throw session.missing(
                    meant.isEmpty()
                            ? "finds nobody called \"%s\" in Jira".formatted(wanted)
                            : "finds several people called \"%s\" in Jira".formatted(wanted),
                    "Write the e-mail address, the whole name, or the account id (the end of the profile's address).");
        }
        return meant.getFirst().path("accountId").asString("");
    }
}
