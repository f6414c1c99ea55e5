package dev.parley.bot.chat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.parley.engine.workflow.Bounds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a message. Its JSON is the contract of the web chat; other surfaces render it within their own limits. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Block.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Block.Fields.class, name = "fields"),
    @JsonSubTypes.Type(value = Block.Buttons.class, name = "buttons"),
    @JsonSubTypes.Type(value = Block.Select.class, name = "select"),
    @JsonSubTypes.Type(value = Block.Input.class, name = "input"),
    @JsonSubTypes.Type(value = Block.Image.class, name = "image"),
    @JsonSubTypes.Type(value = Block.Rows.class, name = "rows"),
    @JsonSubTypes.Type(value = Block.Progress.class, name = "progress"),
    @JsonSubTypes.Type(value = Block.Diff.class, name = "diff"),
    @JsonSubTypes.Type(value = Block.Code.class, name = "code"),
    @JsonSubTypes.Type(value = Block.Divider.class, name = "divider")
})
public sealed interface Block {
    /** Light markdown. @param style null means plain */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Text(String text, @Nullable Style style) implements Block {}

    /** Facts, each under its label. */
    record Fields(List<Field> fields) implements Block {}

    /** Pressed one at a time; what was filled in elsewhere in the message goes along. */
    record Buttons(List<Action> actions) implements Block {}

    /** @param value chosen beforehand; null for none */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Select(
            String id,
            String label,
            List<Option> options,
            @Nullable String value) implements Block {}

    /**
     * @param value filled in beforehand; null for none
     * @param problem what is wrong with that value, in a sentence; null when nothing is
     * @param bounds that a value has to be within; null means none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Input(
            String id,
            String label,
            Kind kind,
            boolean required,
            @Nullable String value,
            @Nullable String problem,
            @Nullable Bounds bounds)
            implements Block {
        /** One that takes any value of its kind. */
        public Input(
                String id,
                String label,
                Kind kind,
                boolean required,
                @Nullable String value,
                @Nullable String problem) {
            this(id, label, kind, required, value, problem, null);
        }
    }

    /**
     * @param url may be a {@code data:} URL
     * @param alt what the picture says, for those who cannot see it
     * @param width in pixels; null when unknown
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Image(
            String url,
            String alt,
            @Nullable Integer width,
            @Nullable Integer height) implements Block {}

    /** @param folded whether a surface that can do so keeps the steps out of sight until somebody asks for them */
    record Progress(List<Step> steps, boolean folded) implements Block {}

    /**
     * Things to know or to decide, one below the other, under a title.
     *
     * @param shown how many are in sight; the others stand behind "more", and all of them behind the title when it is zero
     */
    record Rows(String title, List<Row> rows, int shown) implements Block {}

    record Diff(List<Line> lines) implements Block {}

    record Code(String language, String text) implements Block {}

    record Divider() implements Block {}

    /**
     * @param detail why, in a sentence; null for nothing
     * @param actions that belong to this row; may be empty
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(String text, @Nullable String detail, List<Action> actions) {}

    record Field(String label, String value) {}

    /**
     * @param value comes back with the press
     * @param style null means ordinary
     * @param refusal why the reader may not press it, and whom to ask; null when they may, and wherever nobody in particular reads
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Action(
            String id,
            String label,
            String value,
            @Nullable Emphasis style,
            @Nullable String refusal) {
        /** For whoever may press it. */
        public Action(String id, String label, String value, @Nullable Emphasis style) {
            this(id, label, value, style, null);
        }

        /** For a reader who may not press it. */
        public Action refusedWith(String why) {
            return new Action(id, label, value, style, why);
        }
    }

    record Option(String label, String value) {}

    /** @param detail a few words about how it went; null for none */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Step(
            String id,
            String title,
            StepStatus status,
            @Nullable String detail) {}

    /** @param kind {@code +}, {@code -}, {@code ~} for what is changed, or a space for what is as it was */
    record Line(String kind, String text) {}

    static Text heading(String text) {
        return new Text(text, Style.HEADING);
    }

    static Text text(String text) {
        return new Text(text, null);
    }

    static Text muted(String text) {
        return new Text(text, Style.MUTED);
    }

    static Text success(String text) {
        return new Text(text, Style.SUCCESS);
    }

    static Text warning(String text) {
        return new Text(text, Style.WARNING);
    }

    static Text error(String text) {
        return new Text(text, Style.ERROR);
    }

    static Buttons buttons(Action... actions) {
        return new Buttons(List.of(actions));
    }

    static Action button(String id, String label, String value) {
        return new Action(id, label, value, null);
    }

    static Action primary(String id, String label, String value) {
        return new Action(id, label, value, Emphasis.PRIMARY);
    }

    static Action danger(String id, String label, String value) {
        return new Action(id, label, value, Emphasis.DANGER);
    }

    /** How a text is meant. */
    enum Style {
        @JsonProperty("heading")
        HEADING,
        @JsonProperty("muted")
        MUTED,
        @JsonProperty("success")
        SUCCESS,
        @JsonProperty("error")
        ERROR,
        @JsonProperty("warning")
        WARNING
    }

    /** How much a button stands out. */
    enum Emphasis {
        @JsonProperty("primary")
        PRIMARY,
        @JsonProperty("danger")
        DANGER
    }

    /** What an input takes. */
    enum Kind {
        @JsonProperty("text")
        TEXT,
        @JsonProperty("multiline")
        MULTILINE,
        @JsonProperty("number")
        NUMBER,
        /** A whole number. */
        @JsonProperty("integer")
        INTEGER,
        @JsonProperty("boolean")
        BOOLEAN,
        /** A day, written as 2030-01-31. */
        @JsonProperty("date")
        DATE,
        /** Any value, written as JSON over several lines. */
        @JsonProperty("json")
        JSON
    }

    /** Where a step stands. */
    enum StepStatus {
        @JsonProperty("pending")
        PENDING,
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("waiting")
        WAITING,
        @JsonProperty("done")
        DONE,
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("skipped")
        SKIPPED
    }
}
