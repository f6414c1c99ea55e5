package dev.parley.bot.widget;

import dev.parley.bot.identity.Caller;
import dev.parley.bot.problem.ProblemException;
import dev.parley.bot.webchat.Conversations;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Letting the chat live on another page, and the conversations that are begun there. */
@RestController
@RequestMapping("/api/widget")
class WidgetController {
    private final Origins origins;
    private final WidgetTokens tokens;
    private final WidgetConversations widgets;
    private final Conversations conversations;

    WidgetController(Origins origins, WidgetTokens tokens, WidgetConversations widgets, Conversations conversations) {
        this.origins = origins;
        this.tokens = tokens;
        this.widgets = widgets;
        this.conversations = conversations;
    }

    record AllowedOrigins(List<String> items) {}

    record Wish(@Nullable String origin) {}

    /** @param name whose */
    record Grant(String token, String origin, String name, Instant expiresAt) {
        /** Without the token, which must not end up in a log. */
        @Override
        public String toString() {
            return "Grant[origin=%s, expiresAt=%s]".formatted(origin, expiresAt);
        }
    }

    record Lines(List<WidgetConversations.Line> items) {}

    record Begun(UUID id) {}

    /** Those that whoever runs this Parley named; its own pages may have the chat in any case. */
    @GetMapping("/origins")
    AllowedOrigins origins() {
        return new AllowedOrigins(origins.configured());
    }

    /** A token by which the chat on the pages of an origin acts for the caller. */
    @PostMapping("/tokens")
    @ResponseStatus(HttpStatus.CREATED)
    Grant allow(Caller caller, @RequestBody Wish wish) {
        String origin = Origins.parse(wish.origin() == null ? "" : wish.origin())
                .orElseThrow(() -> ProblemException.badRequest(
                        "`origin` is missing or no origin.",
                        "Send scheme, host and port, such as https://shop.example."));
        if (!origins.allows(origin)) {
            throw WidgetCors.foreign(origin);
        }
        WidgetTokens.Given given = tokens.give(caller, origin);
        return new Grant(given.token(), origin, caller.actor().name(), given.expiresAt());
    }

    /** Signs the chat on another page out. */
    @DeleteMapping("/tokens/current")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void giveBack(HttpServletRequest request) {
        Visit visit = visit(request);
        tokens.revoke(
                visit.caller().org(),
                request.getHeader(HttpHeaders.AUTHORIZATION)
                        .substring("Bearer ".length())
                        .strip());
    }

    @GetMapping("/conversations")
    Lines conversations(HttpServletRequest request) {
        return new Lines(widgets.recent(visit(request)));
    }

    @PostMapping("/conversations")
    @ResponseStatus(HttpStatus.CREATED)
    Begun begin(HttpServletRequest request) {
        Visit visit = visit(request);
        UUID id = conversations.open(visit.caller());
        widgets.note(visit.caller().org(), id, visit.origin());
        return new Begun(id);
    }

    private static Visit visit(HttpServletRequest request) {
        return Visit.of(request)
                .orElseThrow(() -> ProblemException.badRequest(
                        "This address is for the chat on another page, which has a token of its own.",
                        "Use /api/conversations."));
    }
}
