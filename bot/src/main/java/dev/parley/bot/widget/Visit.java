package dev.parley.bot.widget;

import dev.parley.bot.identity.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Somebody at the chat on another page, as a good token tells. */
record Visit(Caller caller, String origin) {
    private static final String ATTRIBUTE = Visit.class.getName();

    /** Empty when the request comes by a session or an API key. */
    static Optional<Visit> of(HttpServletRequest request) {
        return Optional.ofNullable((Visit) request.getAttribute(ATTRIBUTE));
    }

    void noteOn(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}
