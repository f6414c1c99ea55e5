package dev.parley.bot.widget;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.bot.identity.Caller;
import dev.parley.bot.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** On which pages I let the chat act for me, and an end to it there. */
@RestController
@RequestMapping("/api/widget/tokens")
class GivenTokensController {
    private final GivenTokens tokens;

    GivenTokensController(GivenTokens tokens) {
        this.tokens = tokens;
    }

    record Listed(List<View> items) {}

    /**
     * @param since when it was given
     * @param seenAt when it was last used, to the minute or so; null when it never was
     */
    record View(
            UUID id,
            String origin,
            Instant since,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant seenAt,

            Instant expiresAt) {}

    @GetMapping
    Listed list(Caller caller) {
        return new Listed(tokens.of(caller).stream()
                .map(token -> new View(token.id(), token.origin(), token.givenAt(), token.seenAt(), token.expiresAt()))
                .toList());
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> revoke(Caller caller, @PathVariable UUID id) {
        if (!tokens.revoke(caller, id)) {
            throw ProblemException.notFound(
                    "You have no token %s, or it has ended.".formatted(id),
                    "GET /api/widget/tokens lists those that last.");
        }
        return ResponseEntity.noContent().build();
    }
}
