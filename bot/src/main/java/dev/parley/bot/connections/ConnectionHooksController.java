package dev.parley.bot.connections;

import dev.parley.bot.address.PublicAddress;
import dev.parley.bot.problem.ProblemException;
import dev.parley.connectors.connection.ConnectionId;
import dev.parley.connectors.desk.WebhookDesk;
import dev.parley.connectors.desk.WebhookDesk.Reception;
import dev.parley.connectors.event.Delivery;
import dev.parley.connectors.event.Happening;
import dev.parley.engine.OrgId;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where far systems tell what happens there. They prove themselves by their signature, not by a key of ours. */
@RestController
class ConnectionHooksController {
    private static final int MAX_BYTES = 1 << 20;

    private final WebhookDesk desk;
    private final ConnectionEvents events;
    private final PublicAddress address;

    ConnectionHooksController(WebhookDesk desk, ConnectionEvents events, PublicAddress address) {
        this.desk = desk;
        this.events = events;
        this.address = address;
    }

    @PostMapping("/hooks/connections/{org}/{id}")
    ResponseEntity<String> receive(@PathVariable UUID org, @PathVariable UUID id, HttpServletRequest request)
            throws IOException {
        OrgId owner = new OrgId(org);
        ConnectionId connection = new ConnectionId(id);
        return switch (desk.receive(owner, connection, delivery(request))) {
            case Reception.Nowhere _ ->
                throw ProblemException.notFound(
                        "There is nothing at this address.",
                        "Compare it with `hookUrl` of the connection; it is long and exact.");
            case Reception.Doubtful doubtful ->
                throw new ProblemException(
                        HttpStatus.UNAUTHORIZED,
                        "Not signed",
                        "The signature is missing or does not fit.",
                        doubtful.hasSecret()
                                ? "Sign with the connection's webhook secret."
                                : "Give the connection a webhook secret: PUT /api/connections/%s {\"values\": {\"webhook_secret\": \"…\"}}."
                                        .formatted(id));
            case Reception.Greeting(var answer) ->
                ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(answer.contentType()))
                        .body(answer.body());
            case Reception.News(var happenings) -> {
                for (Happening happening : happenings) {
                    events.tell(owner, connection, happening);
                }
                yield ResponseEntity.accepted().build();
            }
        };
    }

    private Delivery delivery(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
        if (body.length > MAX_BYTES) {
            throw new ProblemException(
                    HttpStatus.CONTENT_TOO_LARGE, "Too large", "The body has more than 1 MiB.", "Send less at once.");
        }
        Map<String, String> headers = new HashMap<>();
        Collections.list(request.getHeaderNames()).forEach(name -> headers.put(name, request.getHeader(name)));
        Map<String, String> query = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> query.put(name, values[0]));
        String asked = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        String url = address.base() + request.getRequestURI() + asked;
        return new Delivery(request.getMethod(), url, headers, query, body);
    }
}
