package dev.parley.bot.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** A kind of bearer token beside API keys, which stands for a person on some calls only. Whoever gives such tokens out provides one. */
public interface Pass {
    /** Whether this is meant to be a token of this kind, good or not. */
    boolean isFor(String token);

    /**
     * @throws UnknownCallerException when nobody stands behind the token (any more)
     * @throws RefusedException when it is not good for this request
     */
    Caller admit(String token, HttpServletRequest request);

    /** Who stands behind a token that was admitted, while the answer to its request goes on; empty when nobody does any more. */
    Optional<Caller> now(String token);
}
