package dev.parley.connectors.ai.model;

import dev.parley.engine.OrgId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes down what is said in a recording. Safe to use from many threads; each call blocks its own until there is an answer. */
public interface Transcriber {
    /** Nobody listens. */
    Transcriber NONE = recording -> {
        throw new ModelException(new ModelProblem.NotConfigured(), List.of());
    };

    /**
     * @throws ModelException when there is no usable answer
     * @throws InterruptedException at once when the thread is interrupted; the request is given up
     */
    Transcript transcribe(Recording recording) throws ModelException, InterruptedException;

    /** Whether somebody listens. */
    default boolean isConfigured() {
        return this != NONE;
    }

    /**
     * What is to be written down.
     *
     * @param org who pays
     * @param fileName its ending tells the format, such as {@code call.mp3}
     * @param language spoken in it, as ISO 639-1; null to have it recognized
     * @param model null for the configured one
     * @param time for all of it
     * @param origin what it was asked for
     */
    record Recording(
            OrgId org,
            byte[] audio,
            String fileName,
            @Nullable Locale language,
            @Nullable String model,
            Duration time,
            Origin origin) {}

    /**
     * What was said.
     *
     * @param language as the model names it; null when it does not
     * @param seconds how long the recording is; null when the model does not say
     * @param segments in order; empty when the model gives none
     * @param cost in USD; null when the model's price is not known
     */
    record Transcript(
            String text,
            @Nullable String language,
            @Nullable BigDecimal seconds,
            List<Segment> segments,
            ModelName model,
            Tokens tokens,
            @Nullable BigDecimal cost) {}

    /**
     * A part of it.
     *
     * @param start in seconds from the beginning
     * @param speaker as the model tells them apart; null when it does not
     */
    record Segment(
            double start, double end, String text, @Nullable String speaker) {}
}
