package dev.parley.bot.connections;

import dev.parley.bot.address.PublicAddress;
import dev.parley.bot.api.RoundTripCookie;
import dev.parley.bot.identity.Caller;
import dev.parley.bot.problem.ProblemException;
import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.connection.ConnectionId;
import dev.parley.connectors.desk.ConsentDesk;
import dev.parley.connectors.desk.Departure;
import dev.parley.connectors.desk.WishException;
import dev.parley.connectors.vault.Secret;
import dev.parley.engine.operation.OperationException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A person allows a connection: there, and back again. */
@RestController
class OAuthController {
    private static final String COOKIE = "parley_oauth";
    private static final String CALLBACK = "/oauth/callback";
    private static final RoundTripCookie TRIP = new RoundTripCookie(COOKIE, CALLBACK);

    private final ConsentDesk desk;
    private final PublicAddress address;

    OAuthController(ConsentDesk desk, PublicAddress address) {
        this.desk = desk;
        this.address = address;
    }

    @GetMapping("/api/connections/{id}/authorize")
    ResponseEntity<Void> authorize(Caller caller, @PathVariable UUID id, HttpServletRequest request) {
        try {
            Departure departure =
                    desk.depart(caller.org(), new ConnectionId(id), URI.create(address.base() + CALLBACK));
            return ResponseEntity.status(HttpStatus.FOUND)
                    .location(departure.location())
                    .header(HttpHeaders.SET_COOKIE, TRIP.set(departure.browser(), departure.patience(), request))
                    .build();
        } catch (WishException unfit) {
            throw ConnectionsController.problem(unfit);
        } catch (OperationException e) {
            throw problem(HttpStatus.UNPROCESSABLE_CONTENT, e);
        }
    }

    /** Nobody has to be signed in here: the browser comes from another site and brings the state and the cookie it left with. */
    @GetMapping(CALLBACK)
    ResponseEntity<Void> callback(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String error,
            @CookieValue(name = COOKIE, defaultValue = "") String browser,
            HttpServletRequest request)
            throws InterruptedException {
        if (code == null) {
            throw ProblemException.badRequest(
                    "Access was not allowed (%s).".formatted(error == null ? "no code" : shortened(error)),
                    "Connect again if that was not meant.");
        }
        try {
            Optional<Connection> connection = desk.arrive(state, browser, new Secret(code));
            String back = connection
                    .map(connected -> "/?connected=" + connected.id())
                    .orElseThrow(() -> ProblemException.badRequest(
                            "Nobody set out from this browser to allow a connection, or more than 15 minutes ago.",
                            "Connect again, and come back in the same browser."));
            return ResponseEntity.status(HttpStatus.FOUND)
                    .location(URI.create(back))
                    .header(HttpHeaders.SET_COOKIE, TRIP.gone(request))
                    .build();
        } catch (OperationException e) {
            throw problem(HttpStatus.BAD_GATEWAY, e);
        }
    }

    private static ProblemException problem(HttpStatus status, OperationException e) {
        String hint = e.error().hint();
        return new ProblemException(
                status, "Not connected", e.error().message(), hint == null ? "Try it again later." : hint);
    }

    private static String shortened(String error) {
        String line = error.replaceAll("[^\\p{Alnum}_. -]", " ").strip();
        return line.length() <= 80 ? line : line.substring(0, 80);
    }
}
