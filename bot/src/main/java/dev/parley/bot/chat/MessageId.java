package dev.parley.bot.chat;

import com.fasterxml.jackson.annotation.JsonValue;

/** Names a posted message; what is in it belongs to the surface. */
public record MessageId(@JsonValue String value) {
    @Override
    public String toString() {
        return value;
    }
}
