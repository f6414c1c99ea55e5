package dev.parley.bot.chat;

import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;

/** JSON in which the replacement character stands for NUL; PostgreSQL's jsonb keeps the one and refuses the other. */
public final class NulEscapes extends CharacterEscapes {
    public static final NulEscapes REPLACED = new NulEscapes();

    private static final long serialVersionUID = 1L;

    private final int[] escapes = standardAsciiEscapesForJSON();

    private NulEscapes() {
        escapes[0] = ESCAPE_CUSTOM;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return escapes.clone();
    }

    @Override
    public SerializableString getEscapeSequence(int character) {
        return character == 0 ? new SerializedString("\\uFFFD") : null;
    }
}
