package dev.parley.prompts;

/** One message to a model. */
public record PromptMessage(Role role, String text) {
    /** Who speaks. */
    public enum Role {
        /** Parley's own instructions; holds no foreign text. */
        SYSTEM,
        USER
    }
}
