package dev.parley.bot.identity;

import java.util.List;
import java.util.Optional;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * What every call does, as roles see it. The first row that fits counts. A call that no row names is the owner's alone, and a test fails
 * for it.
 */
final class AccessTable {
    private static final List<Row> ROWS = List.of(
            open("GET", "/api/session"),
            row("PUT", "/api/session/password", Deed.TAKE_PART),
            row("*", "/api/sessions/**", Deed.TAKE_PART),
            row("GET", "/api/openapi/**", Deed.TAKE_PART),
            row("GET", "/api/openapi.yaml", Deed.TAKE_PART),
            row("GET", "/actuator/**", Deed.TAKE_PART),
            row("GET", "/ws/**", Deed.TAKE_PART),

            // Conversations; what words and buttons in them do is asked of Rights by the desk.
            row("*", "/api/conversations/**", Deed.TAKE_PART),
            row("POST", "/api/drafts", Deed.CHANGE),
            row("*", "/api/widget/**", Deed.TAKE_PART),

            // Workflows.
            row("GET", "/api/workflows/**", Deed.TAKE_PART),
            row("POST", "/api/workflows/validate", Deed.TAKE_PART),
            row("POST", "/api/workflows/{id}/validate", Deed.TAKE_PART),
            row("*", "/api/workflows/**", Deed.CHANGE),
            row("GET", "/api/operations/**", Deed.TAKE_PART),
            row("GET", "/api/search", Deed.TAKE_PART),
            row("GET", "/api/templates/**", Deed.TAKE_PART),
            row("POST", "/api/templates/{id}/install", Deed.CHANGE),

            // Runs.
            row("GET", "/api/executions/**", Deed.TAKE_PART),
            row("POST", "/api/executions/**", Deed.CHANGE),
            row("POST", "/api/events", Deed.CHANGE),
            row("GET", "/api/dashboard/**", Deed.TAKE_PART),
            row("GET", "/api/usage/**", Deed.TAKE_PART),
            row("GET", "/api/approvers", Deed.TAKE_PART),

            // Whoever is asked may answer, whatever the role.
            row("*", "/api/approvals/**", Deed.TAKE_PART),

            // Other systems, and the keys to them.
            row("GET", "/api/connectors/**", Deed.TAKE_PART),
            row("*", "/api/connectors/**", Deed.CONNECT),
            row("GET", "/api/connections/{id}/authorize", Deed.CONNECT),
            row("GET", "/api/connections/**", Deed.TAKE_PART),
            row("*", "/api/connections/**", Deed.CONNECT),
            row("*", "/api/vault/**", Deed.OWN),
            row("GET", "/slack/install", Deed.OWN),

            // People.
            row("*", "/api/people/**", Deed.GOVERN),
            row("*", "/api/invitations/**", Deed.GOVERN));

    /** What proves itself by a token, a signature or a browser's own secret, and what is there to sign in with. */
    private static final List<Row> PUBLIC = List.of(
            open("POST", "/api/session"),
            open("DELETE", "/api/session"),
            open("POST", "/api/links/*"),
            open("POST", "/hooks/**"),
            open("GET", "/oauth/callback"),
            open("GET", "/slack/oauth_redirect"),
            open("POST", "/slack/events"),
            open("*", "/error"));

    private AccessTable() {}

    /** What a call does; empty when the table does not name it. */
    static Optional<Deed> deed(String method, String path) {
        return find(ROWS, method, path).map(Row::deed);
    }

    /** Whether nobody has to be signed in for it. */
    static boolean isPublic(String method, String path) {
        return find(PUBLIC, method, path).isPresent();
    }

    private static Optional<Row> find(List<Row> rows, String method, String path) {
        PathContainer parsed = PathContainer.parsePath(path);
        return rows.stream()
                .filter(row -> row.isFor(method) && row.path().matches(parsed))
                .findFirst();
    }

    private static Row row(String method, String path, Deed deed) {
        return new Row(method, PathPatternParser.defaultInstance.parse(path), deed);
    }

    private static Row open(String method, String path) {
        return row(method, path, Deed.TAKE_PART);
    }

    /** @param method {@code *} for any */
    private record Row(String method, PathPattern path, Deed deed) {
        boolean isFor(String asked) {
            return method.equals("*") || method.equals(asked) || method.equals("GET") && asked.equals("HEAD");
        }
    }
}
