package dev.parley.bot.identity;

import dev.parley.bot.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where I am signed in, and signing out there. */
@RestController
@RequestMapping("/api/sessions")
class SessionsController {
    private final Sessions sessions;

    SessionsController(Sessions sessions) {
        this.sessions = sessions;
    }

    record Listed(List<View> items) {}

    /**
     * @param browser such as "Firefox on Windows"
     * @param seenAt when it was last used, to the minute or so
     * @param isThis whether this request is of it
     */
    record View(UUID id, String browser, Instant since, Instant seenAt, boolean isThis) {}

    @GetMapping
    Listed list(Caller caller, HttpServletRequest request) {
        Optional<UUID> here = sessions.of(request).map(Credential.Session::id);
        return new Listed(sessions.of(caller).stream()
                .map(session -> new View(
                        session.id(),
                        session.browser(),
                        session.beganAt(),
                        session.seenAt(),
                        here.filter(session.id()::equals).isPresent()))
                .toList());
    }

    /** Ends all but this one. */
    @DeleteMapping
    ResponseEntity<Void> endOthers(Caller caller, HttpServletRequest request) {
        var answer = ResponseEntity.noContent();
        sessions.endOthers(caller, request)
                .ifPresent(cookie -> answer.header(HttpHeaders.SET_COOKIE, cookie.toString()));
        return answer.build();
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> end(Caller caller, @PathVariable UUID id) {
        if (!sessions.end(caller, id)) {
            throw ProblemException.notFound(
                    "You have no session %s, or it has ended.".formatted(id),
                    "GET /api/sessions lists those that last.");
        }
        return ResponseEntity.noContent().build();
    }
}
