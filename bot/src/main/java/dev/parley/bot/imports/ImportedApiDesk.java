package dev.parley.bot.imports;

import dev.parley.bot.api.ProblemException;
import dev.parley.bot.identity.Caller;
import dev.parley.bot.imports.Uses.Use;
import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.connection.ConnectionStore;
import dev.parley.connectors.openapi.ApiChange;
import dev.parley.engine.OrgId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What people do with imported APIs: import, bring a newer document, delete. */
class ImportedApiDesk {
    private final PostgresImports table;
    private final LiveImports live;
    private final Importer importer;
    private final ConnectionStore connections;
    private final Uses uses;

    ImportedApiDesk(
            PostgresImports table, LiveImports live, Importer importer, ConnectionStore connections, Uses uses) {
        this.table = table;
        this.live = live;
        this.importer = importer;
        this.connections = connections;
        this.uses = uses;
    }

    /** An import, and what it was read as. */
    record Shown(ImportedApi kept, LiveImports.Api api) {}

    /** @param affected live workflows that use what was removed */
    record Renewal(Shown now, ApiChange change, List<Use> affected) {}

    List<Shown> all(OrgId org) {
        return table.newest(org).stream().map(this::shown).toList();
    }

    Shown get(OrgId org, String name) {
        return table.newest(org).stream()
                .filter(api -> api.name().equals(name))
                .findFirst()
                .map(this::shown)
                .orElseThrow(() -> ProblemException.notFound(
                        "No API \"%s\" was imported.".formatted(name.length() > 60 ? "…" : name),
                        "GET /api/connectors/openapi lists those there are."));
    }

    Shown add(Caller caller, Wanted wanted) throws InterruptedException {
        Importer.Read read = importer.read(wanted);
        String name = importer.name(caller.org(), wanted.name(), read.description());
        return shown(importer.keep(caller, name, 1, read));
    }

    Renewal renew(Caller caller, String name, Wanted wanted) throws InterruptedException {
        Shown before = get(caller.org(), name);
        Importer.Read read = importer.read(wanted);
        requireSamePlace(before, read);
        Shown now = shown(importer.keep(caller, name, before.kept().revision() + 1, read));
        ApiChange change = ApiChange.between(
                before.api().spec().operations(), now.api().spec().operations());
        return new Renewal(now, change, uses.of(caller.org(), change.removed()::contains));
    }

    void delete(OrgId org, String name) {
        get(org, name);
        List<Use> users = uses.of(org, operation -> operation.startsWith(name + "."));
        if (!users.isEmpty()) {
            throw ProblemException.conflict(
                    "\"%s\" is used by %s."
                            .formatted(
                                    name,
                                    users.stream()
                                            .map(use -> "\"" + use.name() + "\"")
                                            .collect(Collectors.joining(", "))),
                    "Publish these workflows without its operations first.");
        }
        table.delete(org, name);
        live.refresh(org);
    }

    /** Keys that people gave to one system must not follow a document to another. */
    private void requireSamePlace(Shown before, Importer.Read read) {
        List<Connection> connected = connections
                .of(before.kept().org(), before.kept().name())
                .stream()
                .map(ConnectionStore.Stored::connection)
                .toList();
        if (connected.isEmpty()) {
            return;
        }
        Optional<String> elsewhere = read.description().places().stream()
                .filter(place -> !before.api().description().places().contains(place))
                .findFirst();
        if (elsewhere.isPresent()) {
            throw ProblemException.conflict(
                    "The newer document would send the keys of its connections to another place: %s."
                            .formatted(elsewhere.get()),
                    "Disconnect them first (DELETE /api/connections/{id}), or import it under another name.");
        }
        List<String> kinds = read.description().kinds();
        connected.stream()
                .filter(connection -> !kinds.contains(connection.auth()))
                .findFirst()
                .ifPresent(connection -> {
                    throw ProblemException.conflict(
                            "The newer document has no way in by %s, which the connection \"%s\" uses."
                                    .formatted(connection.auth(), connection.name()),
                            "Disconnect it first (DELETE /api/connections/%s), and connect anew afterwards."
                                    .formatted(connection.id()));
                });
    }

    private Shown shown(ImportedApi api) {
        return new Shown(api, live.read(api.org(), api.stamp()));
    }
}
