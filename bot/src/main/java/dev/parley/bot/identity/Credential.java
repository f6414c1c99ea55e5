package dev.parley.bot.identity;

import dev.parley.engine.OrgId;
import java.util.UUID;

/** What a session or key stands for; looked up anew every minute, so that taking it back takes effect. */
sealed interface Credential {
    OrgId org();

    /** A person. */
    record PersonLogin(OrgId org, String person) implements Credential {}

    /** An API key, by the id it was given. */
    record KeyLogin(OrgId org, String key) implements Credential {}

    /**
     * A browser in which somebody signed in.
     *
     * @param by what with: a person or a key
     * @param epoch the person's, when the session began; all sessions of earlier epochs have ended
     */
    record Session(Credential by, UUID id, int epoch) implements Credential {
        @Override
        public OrgId org() {
            return by.org();
        }
    }
}
