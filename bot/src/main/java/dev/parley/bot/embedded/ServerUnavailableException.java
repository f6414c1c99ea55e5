package dev.parley.bot.embedded;

import org.jspecify.annotations.Nullable;

/** The database or cache cannot be had; says what happened and what to do about it. */
final class ServerUnavailableException extends RuntimeException {
    private final String remedy;

    ServerUnavailableException(String what, String remedy, @Nullable Throwable cause) {
        super(what, cause);
        this.remedy = remedy;
    }

    ServerUnavailableException(String what, String remedy) {
        this(what, remedy, null);
    }

    String remedy() {
        return remedy;
    }
}
