package dev.parley.bot.connections;

import dev.parley.bot.connections.ConnectionUses.User;
import dev.parley.bot.identity.Caller;
import dev.parley.connectors.connection.ConnectionId;
import dev.parley.connectors.desk.ConnectionDesk;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Who would miss a connection. */
@RestController
class ConnectionUsesController {
    private final ConnectionDesk desk;
    private final ConnectionUses uses;

    ConnectionUsesController(ConnectionDesk desk, ConnectionUses uses) {
        this.desk = desk;
        this.uses = uses;
    }

    record Users(List<User> items) {}

    @GetMapping("/api/connections/{id}/workflows")
    Users users(Caller caller, @PathVariable UUID id) {
        return new Users(uses.of(desk.get(caller.org(), new ConnectionId(id))));
    }
}
