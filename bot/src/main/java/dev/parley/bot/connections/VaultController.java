package dev.parley.bot.connections;

import dev.parley.bot.identity.Caller;
import dev.parley.bot.problem.ProblemException;
import dev.parley.connectors.desk.ConnectionDesk;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The installation's master key. */
@RestController
class VaultController {
    private final ConnectionDesk desk;

    VaultController(ConnectionDesk desk) {
        this.desk = desk;
    }

    /** @param resealed how many connections are under the new key now */
    record Rotated(int resealed) {}

    @PostMapping("/api/vault/rotate")
    Rotated rotate(Caller caller) {
        if (!caller.isOwner()) {
            throw new ProblemException(
                    HttpStatus.FORBIDDEN,
                    "Not allowed",
                    "Only an owner may rotate the master key.",
                    "Ask an owner of the organization.");
        }
        return new Rotated(desk.rotateKeys());
    }
}
