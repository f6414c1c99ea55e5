package dev.parley.bot.imports;

import dev.parley.bot.identity.Caller;
import dev.parley.bot.problem.ProblemException;
import dev.parley.connectors.Connectors;
import dev.parley.connectors.http.GuardedHttpClient;
import dev.parley.connectors.http.HttpCall;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.openapi.ApiDescription;
import dev.parley.connectors.openapi.BrokenDocument;
import dev.parley.engine.OrgId;
import dev.parley.engine.operation.OperationException;
import dev.parley.engine.operation.StepError;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes documents in: fetched through the egress guard, read, and kept as a revision. */
class Importer {
    private static final Duration LONGEST_FETCH = Duration.ofSeconds(20);
    private static final int MOST = 50;
    /** What stands before the dot in the engine's own kinds of steps and in expressions. */
    private static final Set<String> RESERVED =
            Set.of("data", "logic", "human", "workflow", "chat", "trigger", "input", "run", "each");

    private static final String SEND_IT = "send the document itself (POST /api/connectors/openapi).";

    private final PostgresImports table;
    private final LiveImports live;
    private final Connectors connectors;
    private final GuardedHttpClient http;
    private final Clock clock;

    Importer(PostgresImports table, LiveImports live, Connectors connectors, GuardedHttpClient http, Clock clock) {
        this.table = table;
        this.live = live;
        this.connectors = connectors;
        this.http = http;
        this.clock = clock;
    }

    /** A document that was read, and its text as it is kept. */
    record Read(String text, @Nullable URI source, ApiDescription description) {}

    Read read(Wanted wanted) throws Unread, InterruptedException {
        URI source = wanted.source();
        String text = source == null ? wanted.text() : fetched(source);
        try {
            return new Read(text, source, ApiDescription.read(text, source, wanted.base()));
        } catch (BrokenDocument broken) {
            throw new Unread(broken.getMessage(), broken.hint(), true);
        }
    }

    private String fetched(URI source) throws Unread, InterruptedException {
        HttpCall call = new HttpCall(
                "GET",
                source,
                Map.of("Accept", "application/json, application/yaml, */*;q=0.5", "User-Agent", "Parley"),
                null,
                LONGEST_FETCH);
        Sender sender = new Sender("The import", clock.instant().plus(LONGEST_FETCH));
        try {
            return new String(
                    http.orThrow(http.send(call, sender), call, sender).body(), StandardCharsets.UTF_8);
        } catch (OperationException e) {
            throw new Unread(
                    e.error().message(), hint(e.error()), e.error().code().startsWith("http_"));
        }
    }

    /** What a step would be told to do is not always what helps somebody who imports. */
    private static String hint(StepError error) {
        return switch (error.code()) {
            case "http_401", "http_403" ->
                "A document is fetched without signing in. Put it where that is enough, or " + SEND_IT;
            case "http_404" -> "Check the address, or " + SEND_IT;
            case "response_too_large" ->
                "Import a part of the API: leave out the paths that no workflow needs, or " + SEND_IT;
            case "timeout", "connection_lost" -> "Try again later, or " + SEND_IT;
            default -> error.hint() == null ? "Check the address, or " + SEND_IT : error.hint();
        };
    }

    /** Whether this organization can still give a name. */
    Naming naming(OrgId org, String name) {
        if (!name.matches("[a-z][a-z0-9_]{1,39}") || RESERVED.contains(name)) {
            return new Naming.Unfit(name.length() > 60 ? "…" : name);
        }
        List<String> taken = table.stamps(org).stream()
                .map(ImportedApi.Stamp::name)
                .distinct()
                .toList();
        if (connectors.find(name).isPresent() || taken.contains(name)) {
            return new Naming.Taken(name);
        }
        return taken.size() >= MOST ? new Naming.Full(MOST) : new Naming.Free(name);
    }

    ImportedApi keep(Caller caller, String name, int revision, Read read) {
        ImportedApi api = new ImportedApi(
                caller.org(),
                name,
                revision,
                read.description().baseUrl(),
                read.source(),
                read.text().replace("\0", ""),
                caller.actor().name(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (!table.add(api)) {
            throw ProblemException.conflict(
                    "Somebody has just imported \"%s\" too.".formatted(name),
                    "Look at GET /api/connectors/openapi/%s, then send yours again if it is the newer one."
                            .formatted(name));
        }
        live.refresh(caller.org());
        return api;
    }
}
