package dev.parley.bot.chat;

/** There is no such conversation in this organization. */
public final class UnknownConversationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownConversationException(Place place) {
        super("There is no conversation " + place.conversation() + " in organization " + place.org());
    }
}
