package dev.parley.engine.testing;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.parley.engine.operation.StepError;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How one step of a run went.
 *
 * @param choice the branch it chose; null for none
 * @param input what it sent, or asked people; null for steps that do neither
 * @param output as expressions see it, but without the moment at which the engine wrote it; null for none
 * @param error null unless it failed
 */
public record StepResult(
        Status status,
        @Nullable String choice,
        @Nullable JsonNode input,
        @Nullable JsonNode output,
        @Nullable StepError error) {
    public StepResult {
        Objects.requireNonNull(status, "`status` is missing, such as succeeded");
    }

    /** How far it came. */
    public enum Status {
        SUCCEEDED,
        FAILED,
        /** The run, or its loop, ended without waiting for it any longer. */
        ABANDONED,
        /** It was under way, or waited, to the end. */
        UNFINISHED;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
