package dev.parley.bot.imports;

import dev.parley.bot.identity.Caller;
import dev.parley.bot.imports.Uses.Use;
import dev.parley.bot.problem.ProblemException;
import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.desk.ConnectionStore;
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
        Importer.Read read = read(wanted);
        String name = wanted.name() == null || wanted.name().isBlank()
                ? read.description().suggestedName()
                : wanted.name().strip();
        return add(
                caller,
                switch (importer.naming(caller.org(), name)) {
                    case Naming.Free(String free) -> free;
                    case Naming.Unfit(String unfit) ->
                        throw ProblemException.unprocessable(
                                "\"%s\" cannot be the name of a connector.".formatted(unfit),
                                "Send a `name` of 2 to 40 small letters, digits and _, beginning with a letter, such as acme_orders.");
                    case Naming.Taken(String taken) ->
                        throw ProblemException.conflict(
                                "There is a connector \"%s\" already.".formatted(taken),
                                "Send another `name`; a newer document of an API is sent by PUT /api/connectors/openapi/{name}.");
                    case Naming.Full(int most) ->
                        throw ProblemException.conflict(
                                "This organization has imported %d APIs, which is all it can.".formatted(most),
                                "Delete one that no workflow needs.");
                },
                read);
    }

    /** @param name that is free */
    Shown add(Caller caller, String name, Importer.Read read) {
        return shown(importer.keep(caller, name, 1, read));
    }

    Renewal renew(Caller caller, String name, Wanted wanted) throws InterruptedException {
        Shown before = get(caller.org(), name);
        return renew(caller, before, read(wanted));
    }

    Renewal renew(Caller caller, Shown before, Importer.Read read) {
        requireSamePlace(before, read);
        Shown now =
                shown(importer.keep(caller, before.kept().name(), before.kept().revision() + 1, read));
        ApiChange change = ApiChange.between(
                before.api().spec().operations(), now.api().spec().operations());
        return new Renewal(now, change, uses.of(caller.org(), change.removed()::contains));
    }

    private Importer.Read read(Wanted wanted) throws InterruptedException {
        try {
            return importer.read(wanted);
        } catch (Unread unread) {
            throw unread.problem();
        }
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
                    "Disconnect them first (Connections, or DELETE /api/connections/{id}), or import it under another name.");
        }
        List<String> kinds = read.description().kinds();
        connected.stream()
                .filter(connection -> !kinds.contains(connection.auth()))
                .findFirst()
                .ifPresent(connection -> {
                    throw ProblemException.conflict(
                            "The newer document has no way in by %s, which the connection \"%s\" uses."
                                    .formatted(connection.auth(), connection.name()),
                            "Disconnect it first (Connections, or DELETE /api/connections/%s), and connect anew afterwards."
                                    .formatted(connection.id()));
                });
    }

    private Shown shown(ImportedApi api) {
        return new Shown(api, live.read(api.org(), api.stamp()));
    }
}
