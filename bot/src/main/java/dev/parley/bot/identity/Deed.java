package dev.parley.bot.identity;

import java.util.Locale;

/** What a call, a button or words would do, as far as roles tell it apart. */
public enum Deed {
    /** Look, talk, and decide what one is asked; who is asked is each question's own matter. */
    TAKE_PART(Role.VIEWER, "take part"),
    CHANGE(Role.EDITOR, "change or run workflows"),
    CONNECT(Role.ADMIN, "connect other systems"),
    GOVERN(Role.ADMIN, "decide who belongs to the organization"),
    OWN(Role.OWNER, "do this");

    private final Role least;
    private final String words;

    Deed(Role least, String words) {
        this.least = least;
        this.words = words;
    }

    public Role least() {
        return least;
    }

    /** After "may". */
    String words() {
        return words;
    }

    /** As the HTTP contract names it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
