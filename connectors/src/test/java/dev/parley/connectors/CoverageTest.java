package dev.parley.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.connectors.ai.LocalModel;
import dev.parley.connectors.connection.Auth;
import dev.parley.connectors.event.EventSource;
import dev.parley.connectors.http.EgressPolicy;
import dev.parley.connectors.http.GuardedHttpClient;
import dev.parley.connectors.rest.HttpOperation;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** docs/connectors-coverage.md is what the connectors say of themselves. {@code -Dcoverage.write=true} writes it anew. */
class CoverageTest {
    private static final Path FILE = Path.of("../docs/connectors-coverage.md");

    @Test
    void the_table_in_the_documents_is_true() throws IOException {
        String table = table();
        if (Boolean.getBoolean("coverage.write")) {
            Files.writeString(FILE, table);
        }

        assertThat(Files.readString(FILE))
                .as("run this test with -Dcoverage.write=true after a connector has changed")
                .isEqualTo(table);
    }

    @Test
    void the_median_connector_has_400_lines_of_its_own_at_most() throws IOException {
        OwnLines lines = new OwnLines();
        List<Integer> all = ServiceLoader.load(ConnectorProvider.class).stream()
                .map(provider -> lines.of(provider.type()))
                .sorted()
                .toList();

        assertThat(all).hasSizeGreaterThan(15).allMatch(count -> count > 10);
        assertThat((all.get((all.size() - 1) / 2) + all.get(all.size() / 2)) / 2.0)
                .as("what connectors repeat belongs into the shared shape: %s", all)
                .isLessThanOrEqualTo(400);
    }

    private static String table() throws IOException {
        try (GuardedHttpClient http = new GuardedHttpClient(EgressPolicy.PUBLIC_ONLY)) {
            Surroundings surroundings = new Surroundings(http, new LocalModel());
            OwnLines lines = new OwnLines();
            Map<String, Integer> linesByName = ServiceLoader.load(ConnectorProvider.class).stream()
                    .collect(Collectors.toMap(
                            provider ->
                                    provider.get().create(surroundings).spec().name(),
                            provider -> lines.of(provider.type())));
            List<ConnectorSpec> all = Connectors.load(surroundings).all().stream()
                    .map(Connector::spec)
                    .toList();
            return """
                    # What the connectors can do

                    Written by `CoverageTest` from what the connectors say of themselves; see [how to write one](connectors.md).
                    Lines are those of code that is the connector's own: what several connectors share (`rest`, `event`, `protocol`, the
                    families of Google and Microsoft) is not in them, nor are blank lines, comments and imports.

                    | connector | connect by | operations | events | pages | limits of a connection | lines |
                    | --- | --- | --- | --- | --- | --- | ---: |
                    """
                    + all.stream()
                            .map(connector -> row(connector, linesByName.get(connector.name())))
                            .collect(Collectors.joining())
                    + all.stream()
                            .filter(connector -> !connector.auths().isEmpty())
                            .map(CoverageTest::section)
                            .collect(Collectors.joining());
        }
    }

    private static String row(ConnectorSpec spec, int lines) {
        return "| %s | %s | %d | %d | %s | %s | %d |\n"
                .formatted(
                        spec.title(),
                        listed(Stream.concat(
                                spec.auths().stream().map(CoverageTest::words),
                                spec.worksUnconnected() ? Stream.of("nothing") : Stream.of())),
                        spec.operations().size(),
                        spec.events().size(),
                        listed(spec.operations().stream()
                                .flatMap(operation -> HttpOperation.paging(operation).stream())
                                .distinct()),
                        spec.limits().isEmpty() ? "–" : spec.limits(),
                        lines);
    }

    private static String section(ConnectorSpec spec) {
        String operations = spec.operations().stream()
                .map(operation -> "| `%s` | %s | %s | %s | %s |\n"
                        .formatted(
                                operation.spec().id(),
                                operation.spec().summary(),
                                fields(operation.spec().input()),
                                fields(operation.spec().output()),
                                effect(operation)))
                .collect(Collectors.joining());
        String events = spec.events().isEmpty()
                ? ""
                : "\nEvents: " + listed(spec.events().stream().map(CoverageTest::words)) + ".\n";
        return """

                ## %s

                | `use` | does | takes, beside `connection` | answers | effect |
                | --- | --- | --- | --- | --- |
                """.formatted(spec.title()) + operations + events;
    }

    /** An optional one has a question mark. */
    private static String fields(JsonNode schema) {
        List<String> required =
                schema.path("required").valueStream().map(JsonNode::asString).toList();
        return listed(schema.path("properties").propertyNames().stream()
                .filter(name -> !name.equals(ConnectedOperation.CONNECTION))
                .map(name -> "`" + name + (required.contains(name) ? "`" : "?`")));
    }

    private static String effect(Operation operation) {
        return operation.spec().effect().name().toLowerCase(Locale.ROOT)
                + (operation.spec().idempotent() && operation.spec().effect() != Effect.READ ? ", idempotent" : "");
    }

    private static String words(Auth auth) {
        return switch (auth) {
            case Auth.None _ -> "nothing";
            case Auth.Token token -> token.label();
            case Auth.Basic basic -> basic.userLabel() + " and " + basic.passwordLabel();
            case Auth.Key key ->
                key.fields().stream().map(field -> field.label()).collect(Collectors.joining(" and "));
            case Auth.Form form ->
                form.fields().stream().map(field -> field.label()).collect(Collectors.joining(", "));
            case Auth.OAuth2 oauth ->
                "OAuth 2 ("
                        + oauth.scopes().stream()
                                .map(scope -> "`" + scope.name() + "`")
                                .collect(Collectors.joining(", "))
                        + ")";
        };
    }

    private static String words(EventSource source) {
        return switch (source) {
            case EventSource.Push push -> "`%s`".formatted(push.id());
            case EventSource.Poll poll ->
                "`%s` (asked every %d s)".formatted(poll.id(), poll.every().toSeconds());
        };
    }

    private static String listed(Stream<String> words) {
        String all = words.collect(Collectors.joining(", "));
        return all.isEmpty() ? "–" : all;
    }
}
