package dev.parley.bot.widget;

import dev.parley.bot.identity.Caller;
import dev.parley.bot.identity.Pass;
import dev.parley.bot.identity.RefusedException;
import dev.parley.bot.identity.UnknownCallerException;
import dev.parley.bot.widget.WidgetCalls.Call;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Lets the chat on another page in: from the pages its token was given to, for {@link WidgetCalls}, into conversations that the same
 * person began there.
 */
@Component
class WidgetPass implements Pass {
    private final WidgetTokens tokens;
    private final WidgetConversations conversations;
    private final Origins origins;

    WidgetPass(WidgetTokens tokens, WidgetConversations conversations, Origins origins) {
        this.tokens = tokens;
        this.conversations = conversations;
        this.origins = origins;
    }

    @Override
    public boolean isFor(String token) {
        return token.startsWith(WidgetTokens.PREFIX);
    }

    @Override
    public Caller admit(String token, HttpServletRequest request) {
        Visit visit = tokens.find(token)
                .orElseThrow(
                        () -> new UnknownCallerException(
                                "This chat is signed out: its token was given back, has expired, or its person signed out everywhere."));
        demandOrigin(visit, request);
        Call call = WidgetCalls.find(request)
                .orElseThrow(() -> new RefusedException(
                        "The chat on another page may talk, and nothing else; %s %s is not talking."
                                .formatted(request.getMethod(), request.getRequestURI()),
                        "Do it in Parley itself, or with an API key."));
        call.conversation().ifPresent(conversation -> demandConversation(visit, conversation));
        visit.noteOn(request);
        return visit.caller();
    }

    @Override
    public Optional<Caller> now(String token) {
        return tokens.find(token).map(Visit::caller);
    }

    private void demandOrigin(Visit visit, HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (!isFrom(visit.origin(), origin, request)) {
            throw new RefusedException(
                    "This token is good on the pages of %s only; the request came from %s."
                            .formatted(visit.origin(), origin == null ? "no page" : origin),
                    "Sign in on the page that is to have the chat. Programs use an API key.");
        }
        if (!origins.allows(visit.origin())) {
            throw WidgetCors.foreign(visit.origin());
        }
    }

    /** Every browser names the origin of a call to another one; within one origin it need not. */
    private boolean isFrom(String home, @Nullable String origin, HttpServletRequest request) {
        return origin == null
                ? origins.isOwn(home) && "same-origin".equals(request.getHeader("Sec-Fetch-Site"))
                : origin.equals(home);
    }

    private void demandConversation(Visit visit, String conversation) {
        if (!conversations.isOf(visit, conversation)) {
            throw new RefusedException(
                    "The conversation %s was not begun by %s on %s."
                            .formatted(conversation, visit.caller().actor().name(), visit.origin()),
                    "Open it in Parley itself; GET /api/widget/conversations lists those of this page.");
        }
    }
}
