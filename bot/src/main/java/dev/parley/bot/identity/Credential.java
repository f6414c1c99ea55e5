package dev.parley.bot.identity;

import dev.parley.engine.OrgId;

/** What a session or key stands for; looked up anew every minute, so that taking it back takes effect. */
sealed interface Credential {
    OrgId org();

    /** A person who signed in. */
    record PersonLogin(OrgId org, String person) implements Credential {}

    /** An API key, by the id it was given. */
    record KeyLogin(OrgId org, String key) implements Credential {}
}
