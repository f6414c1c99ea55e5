package dev.parley.bot.chat;

import dev.parley.bot.chat.ChatEvent.Pressed;
import dev.parley.engine.run.Forms;
import dev.parley.engine.workflow.Bounds;
import dev.parley.engine.workflow.Trigger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A few values that people fill in, for whatever reason. */
public record Form(List<Field> fields) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** What the ids of the inputs begin with; the field's name follows. */
    private static final String INPUT = "input.";

    /** As many as every surface can show in one list. */
    private static final int MOST_CHOICES = 100;

    private static final int MOST_NAMED = 10;

    public Form {
        fields = List.copyOf(fields);
    }

    /**
     * @param label what people read
     * @param value filled in beforehand; null for nothing
     * @param bounds that a value has to be within; null means none
     * @param choices of which a value has to be one, as words; empty means any
     */
    public record Field(
            String name,
            String label,
            Type type,
            boolean required,
            @Nullable String value,
            @Nullable Bounds bounds,
            List<String> choices) {
        public Field {
            choices = List.copyOf(choices);
        }

        public Field(
                String name,
                String label,
                Type type,
                boolean required,
                @Nullable String value,
                @Nullable Bounds bounds) {
            this(name, label, type, required, value, bounds, List.of());
        }

        public Field(String name, String label, Type type, boolean required, @Nullable String value) {
            this(name, label, type, required, value, null);
        }

        public Field(String name, String label, Type type, boolean required) {
            this(name, label, type, required, null);
        }
    }

    /** What a field takes. */
    public enum Type {
        TEXT(Block.Kind.TEXT),
        LONG_TEXT(Block.Kind.MULTILINE),
        NUMBER(Block.Kind.NUMBER),
        WHOLE_NUMBER(Block.Kind.INTEGER),
        BOOLEAN(Block.Kind.BOOLEAN),
        /** Written as 2030-01-31. */
        DATE(Block.Kind.DATE),
        /** Any value, written as JSON. */
        JSON(Block.Kind.JSON);

        private final Block.Kind kind;

        Type(Block.Kind kind) {
            this.kind = kind;
        }

        static Type of(Block.Kind kind) {
            return Arrays.stream(values())
                    .filter(type -> type.kind == kind)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** What somebody typed, by field, and what is wrong with it, one sentence for each such field. */
    public record Draft(Map<String, String> typed, Map<String, String> problems) {
        /** Nobody has typed anything yet. */
        public static final Draft EMPTY = new Draft(Map.of(), Map.of());
    }

    /**
     * What came of it.
     *
     * @param values of the type that each field asks for; without those left empty and those that do not fit
     * @param problems by field, a sentence for the person; empty when all is well
     */
    public record Filled(ObjectNode values, Map<String, String> problems) {}

    /** The form that a workflow asks for. */
    public static Form asking(List<Trigger.Input> inputs) {
        return new Form(inputs.stream()
                .map(input -> new Field(
                        input.name(), label(input), type(input), input.required(), input.value(), input.bounds()))
                .toList());
    }

    /** What a field is called. */
    public static String label(Trigger.Input input) {
        return input.label() == null ? StringUtils.capitalize(input.name().replace('_', ' ')) : input.label();
    }

    private static Type type(Trigger.Input input) {
        return switch (input.type()) {
            case "number" -> Type.NUMBER;
            case "boolean" -> Type.BOOLEAN;
            case "date" -> Type.DATE;
            case "text" -> Type.LONG_TEXT;
            default -> Type.TEXT;
        };
    }

    public List<Block> blocks(Draft draft) {
        return fields.stream().map(field -> block(field, draft)).toList();
    }

    private static Block block(Field field, Draft draft) {
        String value = draft.typed().getOrDefault(field.name(), field.value());
        String problem = draft.problems().get(field.name());
        return field.choices().isEmpty() || field.choices().size() > MOST_CHOICES
                ? new Block.Input(
                        INPUT + field.name(),
                        field.label(),
                        field.type().kind,
                        field.required(),
                        value,
                        problem,
                        field.bounds())
                : new Block.Select(
                        INPUT + field.name(),
                        problem == null ? field.label() : field.label() + ": " + problem,
                        field.choices().stream()
                                .map(choice -> new Block.Option(choice, choice))
                                .toList(),
                        field.choices().contains(value) ? value : null);
    }

    /** What is wrong with these words where this is asked for, in a sentence; empty when nothing is. */
    public static Optional<String> problem(Block.Input asked, String words) {
        Field field =
                new Field(asked.id(), asked.label(), Type.of(asked.kind()), asked.required(), null, asked.bounds());
        Filled filled = new Form(List.of(field)).read(Map.of(asked.id(), words));
        return filled.problems().values().stream().findFirst();
    }

    /** What was typed beside a button, by field. */
    public static Map<String, String> typed(Pressed press) {
        Map<String, String> typed = new LinkedHashMap<>();
        press.values().forEach((id, value) -> {
            if (id.startsWith(INPUT)) {
                typed.put(id.substring(INPUT.length()), value);
            }
        });
        return typed;
    }

    /** @param typed by field; others than those of the form are left out */
    public Filled read(Map<String, String> typed) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        Map<String, String> problems = new LinkedHashMap<>();
        for (Field field : fields) {
            String words = typed.getOrDefault(field.name(), "").strip();
            if (!words.isEmpty()) {
                read(field, words, values, problems);
                misfit(field, words, values).ifPresent(problem -> problems.put(field.name(), problem));
            } else if (field.required()) {
                problems.put(field.name(), "This is needed.");
            }
        }
        return new Filled(values, problems);
    }

    private static Optional<String> misfit(Field field, String words, ObjectNode values) {
        if (!values.has(field.name())) {
            return Optional.empty();
        }
        if (!field.choices().isEmpty() && !field.choices().contains(words)) {
            List<String> some = field.choices()
                    .subList(0, Math.min(MOST_NAMED, field.choices().size()));
            return Optional.of("Choose one of " + String.join(", ", some)
                    + (some.size() < field.choices().size() ? ", …" : "."));
        }
        return field.bounds() == null ? Optional.empty() : field.bounds().problem(values.path(field.name()));
    }

    private static void read(Field field, String words, ObjectNode values, Map<String, String> problems) {
        switch (field.type()) {
            case TEXT, LONG_TEXT -> values.put(field.name(), words);
            case DATE -> {
                if (Forms.isDate(words)) {
                    values.put(field.name(), words);
                } else {
                    problems.put(field.name(), "Write a day here, such as 2030-01-31.");
                }
            }
            case NUMBER -> number(field, words, "a number here, such as 1500", values, problems);
            case WHOLE_NUMBER -> number(field, words, "a whole number here, such as 3", values, problems);
            case BOOLEAN -> {
                switch (words.toLowerCase(Locale.ROOT)) {
                    case "true", "yes", "y", "on", "1" -> values.put(field.name(), true);
                    case "false", "no", "n", "off", "0" -> values.put(field.name(), false);
                    default -> problems.put(field.name(), "Write yes or no here.");
                }
            }
            case JSON -> {
                try {
                    values.set(field.name(), JSON.readTree(words));
                } catch (JacksonException broken) {
                    problems.put(field.name(), "This is no JSON: " + broken.getOriginalMessage());
                }
            }
        }
    }

    private static void number(
            Field field, String words, String wanted, ObjectNode values, Map<String, String> problems) {
        switch (TypedNumber.read(words)) {
            case TypedNumber.Read(JsonNode number)
            when field.type() != Type.WHOLE_NUMBER || isWhole(number) -> values.set(field.name(), number);
            case TypedNumber.Unclear(String one, String other) ->
                problems.put(field.name(), "Is that %s or %s? Write it in that way.".formatted(one, other));
            case TypedNumber.Read _, TypedNumber.None _ -> problems.put(field.name(), "Write " + wanted + ".");
        }
    }

    private static boolean isWhole(JsonNode number) {
        return number.decimalValue().stripTrailingZeros().scale() <= 0;
    }

    /** What was filled in, under the labels of the fields. */
    public List<Block.Field> shown(JsonNode values) {
        return fields.stream()
                .filter(field -> values.hasNonNull(field.name()))
                .map(field -> new Block.Field(field.label(), words(values.path(field.name()))))
                .toList();
    }

    private static String words(JsonNode value) {
        return value.isBoolean() ? (value.booleanValue() ? "yes" : "no") : value.asString(value.toString());
    }
}
