package dev.parley.connectors;

import dev.parley.connectors.connection.Auth;
import dev.parley.connectors.connection.Field;
import dev.parley.connectors.connection.Probe;
import dev.parley.connectors.event.EventSource;
import dev.parley.connectors.event.Webhook;
import dev.parley.engine.operation.Operation;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a connector is called, what it needs and what it can do.
 *
 * @param name the first part of its operations' ids, such as {@code jira}
 * @param title as people write it, such as "Jira"
 * @param icon SVG path data on a 24 × 24 grid; empty shows the title's first letter
 * @param auths ways to connect, the recommended one first; empty when there is nothing to connect
 * @param needsBaseUrl whether every connection has to say where the system is
 * @param worksUnconnected whether a step that names no connection acts in nobody's name, even where there is one
 * @param probe the test of a connection
 * @param operations what steps can do there
 * @param events what may start a workflow there
 * @param webhook how it tells of those it pushes; null when it pushes none
 * @param limits how much at once and how fast, in words
 */
public record ConnectorSpec(
        String name,
        String title,
        String icon,
        List<Auth> auths,
        boolean needsBaseUrl,
        boolean worksUnconnected,
        Probe probe,
        List<Operation> operations,
        List<EventSource> events,
        @Nullable Webhook webhook,
        String limits) {
    /** @throws IllegalArgumentException when an operation's or event's id does not start with the connector's name */
    public ConnectorSpec {
        auths = List.copyOf(auths);
        operations = List.copyOf(operations);
        events = List.copyOf(events);
        Stream.concat(
                        operations.stream().map(operation -> operation.spec().id()),
                        events.stream().map(EventSource::id))
                .filter(id -> !id.startsWith(name + "."))
                .findFirst()
                .ifPresent(id -> {
                    throw new IllegalArgumentException(id + " does not belong to connector " + name);
                });
    }

    public static ConnectorSpec named(String name) {
        return new ConnectorSpec(name, name, "", List.of(), false, false, (_, _) -> "", List.of(), List.of(), null, "");
    }

    public ConnectorSpec title(String newTitle) {
        return new ConnectorSpec(
                name,
                newTitle,
                icon,
                auths,
                needsBaseUrl,
                worksUnconnected,
                probe,
                operations,
                events,
                webhook,
                limits);
    }

    public ConnectorSpec icon(String svgPath) {
        return new ConnectorSpec(
                name,
                title,
                svgPath,
                auths,
                needsBaseUrl,
                worksUnconnected,
                probe,
                operations,
                events,
                webhook,
                limits);
    }

    public ConnectorSpec auth(Auth... recommendedFirst) {
        return new ConnectorSpec(
                name,
                title,
                icon,
                List.of(recommendedFirst),
                needsBaseUrl,
                worksUnconnected,
                probe,
                operations,
                events,
                webhook,
                limits);
    }

    /** Every connection has to say where the system is. */
    public ConnectorSpec ownAddress() {
        return new ConnectorSpec(
                name, title, icon, auths, true, worksUnconnected, probe, operations, events, webhook, limits);
    }

    /** Its connections are for those who want one: for any system, of which many let everybody in. */
    public ConnectorSpec unconnectedToo() {
        return new ConnectorSpec(
                name, title, icon, auths, needsBaseUrl, true, probe, operations, events, webhook, limits);
    }

    public ConnectorSpec probe(Probe newProbe) {
        return new ConnectorSpec(
                name,
                title,
                icon,
                auths,
                needsBaseUrl,
                worksUnconnected,
                newProbe,
                operations,
                events,
                webhook,
                limits);
    }

    /** Beside those it has. */
    public ConnectorSpec operations(Operation... further) {
        List<Operation> all =
                Stream.concat(operations.stream(), Stream.of(further)).toList();
        return new ConnectorSpec(
                name, title, icon, auths, needsBaseUrl, worksUnconnected, probe, all, events, webhook, limits);
    }

    /** Beside those it has. */
    public ConnectorSpec events(EventSource... further) {
        List<EventSource> all =
                Stream.concat(events.stream(), Stream.of(further)).toList();
        return new ConnectorSpec(
                name, title, icon, auths, needsBaseUrl, worksUnconnected, probe, operations, all, webhook, limits);
    }

    public ConnectorSpec webhook(Webhook newWebhook) {
        return new ConnectorSpec(
                name,
                title,
                icon,
                auths,
                needsBaseUrl,
                worksUnconnected,
                probe,
                operations,
                events,
                newWebhook,
                limits);
    }

    public ConnectorSpec limits(String inWords) {
        return new ConnectorSpec(
                name, title, icon, auths, needsBaseUrl, worksUnconnected, probe, operations, events, webhook, inWords);
    }

    /** Whether its operations can only fail where nobody has connected it. */
    public boolean needsConnection() {
        return !auths.isEmpty() && !worksUnconnected;
    }

    /** Who lets us in, as people call it: where any system may be meant, its host says more than the title. */
    public String systemAt(@Nullable URI baseUrl) {
        return worksUnconnected && baseUrl != null ? baseUrl.getHost() : title;
    }

    /** What a person types in to connect that way. */
    public List<Field> fields(Auth auth) {
        return webhook == null
                ? auth.fields()
                : Stream.concat(auth.fields().stream(), Stream.of(Field.WEBHOOK_SECRET))
                        .toList();
    }

    /** @throws IllegalStateException when connections of that kind were made and the connector no longer offers it */
    public Auth auth(String kind) {
        return auths.stream()
                .filter(auth -> auth.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(title + " can no longer be connected by " + kind));
    }
}
