package dev.parley.prompts;

/** A prompt's file is not well-formed, or it was asked to speak without its variables. A fault of Parley, not of a person. */
public final class PromptException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PromptException(String id, String what) {
        super("Prompt \"%s\": %s.".formatted(id, what));
    }
}
