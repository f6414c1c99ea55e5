package dev.parley.bot.widget;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** All that a page with the chat on it may ask of Parley: to talk, in its own conversations, and to give its token back. */
final class WidgetCalls {
    private static final List<Row> ROWS = List.of(
            new Row(Set.of("GET", "POST"), parse("/api/widget/conversations")),
            new Row(Set.of("DELETE"), parse("/api/widget/tokens/current")),
            new Row(Set.of("GET", "POST"), parse("/api/conversations/{conversation}/messages")),
            new Row(Set.of("GET"), parse("/api/conversations/{conversation}/stream")));

    private WidgetCalls() {}

    private record Row(Set<String> methods, PathPattern path) {}

    /** @param conversation which it is about; empty when it is about none */
    record Call(Optional<String> conversation) {}

    /** Whether a page may ask for this address at all, by some method. */
    static boolean isFor(HttpServletRequest request) {
        PathContainer path = path(request);
        return ROWS.stream().anyMatch(row -> row.path().matches(path));
    }

    /** Empty when no page may make this call. */
    static Optional<Call> find(HttpServletRequest request) {
        PathContainer path = path(request);
        return ROWS.stream()
                .filter(row -> row.methods().contains(request.getMethod()))
                .flatMap(row -> Optional.ofNullable(row.path().matchAndExtract(path)).stream())
                .findFirst()
                .map(match ->
                        new Call(Optional.ofNullable(match.getUriVariables().get("conversation"))));
    }

    private static PathContainer path(HttpServletRequest request) {
        return PathContainer.parsePath(
                request.getRequestURI().substring(request.getContextPath().length()));
    }

    private static PathPattern parse(String path) {
        return PathPatternParser.defaultInstance.parse(path);
    }
}
