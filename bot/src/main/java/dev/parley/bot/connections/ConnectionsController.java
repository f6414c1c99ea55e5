package dev.parley.bot.connections;

import dev.parley.bot.address.PublicAddress;
import dev.parley.bot.connections.ConnectionUses.User;
import dev.parley.bot.identity.Caller;
import dev.parley.bot.identity.Role;
import dev.parley.bot.problem.ProblemException;
import dev.parley.connectors.Connectors;
import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.connection.Connection.Status;
import dev.parley.connectors.connection.ConnectionId;
import dev.parley.connectors.desk.ConnectionDesk;
import dev.parley.connectors.desk.Wish;
import dev.parley.connectors.desk.WishException;
import dev.parley.connectors.vault.Secret;
import dev.parley.engine.operation.OperationException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The organization's connections. Secrets go in here and never come out. */
@RestController
@RequestMapping("/api/connections")
class ConnectionsController {
    private final ConnectionDesk desk;
    private final ConnectionUses uses;
    private final Connectors connectors;
    private final PublicAddress address;

    ConnectionsController(ConnectionDesk desk, ConnectionUses uses, Connectors connectors, PublicAddress address) {
        this.desk = desk;
        this.uses = uses;
        this.connectors = connectors;
        this.address = address;
    }

    /** Not to be logged: {@code values} are secret. */
    record Wanted(
            @Nullable String connector,
            @Nullable String name,
            @Nullable String auth,
            @Nullable URI baseUrl,
            @Nullable Map<String, String> values) {
        @Override
        public String toString() {
            return "Wanted[" + connector + "]";
        }
    }

    /** Not to be logged either. */
    record NewKey(@Nullable Map<String, String> values) {
        @Override
        public String toString() {
            return "NewKey[]";
        }
    }

    record NewName(@Nullable String name) {}

    record Listed(List<ConnectionView> items) {}

    @GetMapping
    Listed list(Caller caller) {
        return new Listed(desk.all(caller.org()).stream()
                .map(connection -> view(caller, connection, null))
                .toList());
    }

    @GetMapping("/{id}")
    ConnectionView get(Caller caller, @PathVariable UUID id) {
        return view(caller, desk.get(caller.org(), new ConnectionId(id)), null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ConnectionView connect(Caller caller, @RequestBody Wanted wanted) throws InterruptedException {
        if (wanted.connector() == null || wanted.connector().isBlank()) {
            throw ProblemException.badRequest(
                    "`connector` is missing.", "Name the system to connect; GET /api/connectors lists them.");
        }
        Wish wish = new Wish(
                wanted.connector().strip(), wanted.name(), wanted.auth(), wanted.baseUrl(), secrets(wanted.values()));
        try {
            return tested(caller, desk.connect(caller.org(), caller.actor(), wish));
        } catch (WishException unfit) {
            throw problem(unfit);
        }
    }

    @PutMapping("/{id}")
    ConnectionView replaceKey(Caller caller, @PathVariable UUID id, @RequestBody NewKey key)
            throws InterruptedException {
        try {
            return tested(caller, desk.replace(caller.org(), new ConnectionId(id), secrets(key.values())));
        } catch (WishException unfit) {
            throw problem(unfit);
        }
    }

    @PatchMapping("/{id}")
    ConnectionView rename(Caller caller, @PathVariable UUID id, @RequestBody NewName body) {
        Connection connection = desk.get(caller.org(), new ConnectionId(id));
        List<User> naming = uses.naming(connection);
        if (!naming.isEmpty()) {
            throw ProblemException.conflict(
                    "Steps choose \"%s\" by its name, in %s."
                            .formatted(
                                    connection.name(),
                                    naming.stream().map(User::name).collect(Collectors.joining(", "))),
                    "Make a second connection under the new name, let these steps choose it, and disconnect this one.");
        }
        try {
            String name = body.name() == null ? "" : body.name();
            return view(caller, desk.rename(caller.org(), connection.id(), name), null);
        } catch (WishException unfit) {
            throw problem(unfit);
        }
    }

    @PostMapping("/{id}/test")
    ConnectionView test(Caller caller, @PathVariable UUID id) throws InterruptedException {
        return tested(caller, desk.get(caller.org(), new ConnectionId(id)));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void disconnect(Caller caller, @PathVariable UUID id) {
        if (!desk.disconnect(caller.org(), new ConnectionId(id))) {
            throw ProblemException.notFound(
                    "There is no connection %s.".formatted(id), "GET /api/connections lists those there are.");
        }
    }

    /** One that nobody has allowed yet cannot be tested. */
    private ConnectionView tested(Caller caller, Connection connection) throws InterruptedException {
        if (connection.status() == Status.PENDING) {
            return view(caller, connection, null);
        }
        try {
            Connection working = desk.test(caller.org(), connection.id());
            return view(caller, working, new ConnectionView.Test(true, null));
        } catch (OperationException e) {
            return view(caller, desk.get(caller.org(), connection.id()), new ConnectionView.Test(false, e.error()));
        }
    }

    /** Where its system tells what happens is not for those who only look. */
    private ConnectionView view(Caller caller, Connection connection, ConnectionView.@Nullable Test test) {
        boolean tells = caller.role().includes(Role.EDITOR)
                && connectors
                        .find(connection.org(), connection.connector())
                        .filter(spec -> spec.webhook() != null)
                        .isPresent();
        return ConnectionView.of(connection, tells ? address.base() : null, test);
    }

    private static Map<String, Secret> secrets(@Nullable Map<String, String> values) {
        Map<String, Secret> secrets = new LinkedHashMap<>();
        if (values != null) {
            values.forEach((name, value) -> secrets.put(name, new Secret(value == null ? "" : value)));
        }
        return secrets;
    }

    static ProblemException problem(WishException unfit) {
        return unfit.isConflict()
                ? ProblemException.conflict(unfit.getMessage(), unfit.hint())
                : ProblemException.unprocessable(unfit.getMessage(), unfit.hint());
    }
}
