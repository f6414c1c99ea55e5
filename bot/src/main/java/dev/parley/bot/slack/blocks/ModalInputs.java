package dev.parley.bot.slack.blocks;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Block.Input;
import dev.parley.bot.chat.Block.Kind;
import dev.parley.bot.chat.Block.Select;
import dev.parley.engine.run.Forms;
import dev.parley.engine.workflow.Bounds;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Inputs and selects as Slack's input blocks. The block's id is the input's. */
final class ModalInputs {
    /** The element in each block. */
    static final String VALUE = "value";

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,10})?");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,15}");

    /** Of all options of one menu together. */
    private static final int MENU = 4_000;

    private ModalInputs() {}

    static String id(Block input) {
        return input instanceof Select select ? select.id() : ((Input) input).id();
    }

    static String label(Block input) {
        return input instanceof Select select ? select.label() : ((Input) input).label();
    }

    /** What is wrong with it; empty when nothing is. */
    static String problem(Block input) {
        return input instanceof Input asked && asked.problem() != null ? asked.problem() : "";
    }

    static boolean isTooLong(Block input) {
        return input instanceof Input asked
                && asked.value() != null
                && asked.value().length() > Limits.INPUT;
    }

    /** Whether a modal can take them as they are. */
    static boolean fit(List<Block> inputs) {
        return inputs.stream().map(ModalInputs::id).distinct().count() == inputs.size()
                && inputs.stream()
                        .allMatch(input ->
                                id(input).length() <= Limits.ID && !id(input).isEmpty());
    }

    /** @param isModal whether it stands in a modal, which knows more kinds of inputs than a message does */
    static ObjectNode of(Block input, String block, Shortened shortened, boolean isModal) {
        return switch (input) {
            case Select select -> select(select, block, shortened);
            case Input asked ->
                switch (asked.kind()) {
                    case BOOLEAN -> tick(asked, block);
                    case DATE -> isDay(asked.value()) ? day(asked, block, isModal) : words(asked, block, isModal);
                    case TEXT, MULTILINE, NUMBER, INTEGER, JSON -> words(asked, block, isModal);
                };
            default -> throw new IllegalArgumentException("Nobody fills in " + input);
        };
    }

    private static ObjectNode words(Input asked, String block, boolean isModal) {
        String value = asked.value() == null || isTooLong(asked) ? "" : Plain.clean(asked.value());
        boolean isNumber = isModal && takes(asked.kind(), value.isEmpty() ? "0" : value);
        ObjectNode element =
                Kit.of(isNumber ? "number_input" : "plain_text_input").put("action_id", VALUE);
        if (isNumber) {
            element.put("is_decimal_allowed", asked.kind() == Kind.NUMBER);
            within(element, asked.bounds());
        } else {
            element.put("multiline", asked.kind() == Kind.MULTILINE || asked.kind() == Kind.JSON);
        }
        if (!value.isEmpty()) {
            element.put("initial_value", value);
        }
        return hinted(asked, Kit.input(block, asked.label(), !asked.required(), element), isModal);
    }

    /** Whether Slack's own field for numbers can hold it beforehand. */
    private static boolean takes(Kind kind, String value) {
        return switch (kind) {
            case NUMBER -> NUMBER.matcher(value).matches();
            case INTEGER -> WHOLE_NUMBER.matcher(value).matches();
            case TEXT, MULTILINE, BOOLEAN, DATE, JSON -> false;
        };
    }

    /** Slack holds people to these by itself. */
    private static void within(ObjectNode number, @Nullable Bounds bounds) {
        if (bounds != null && bounds.min() != null) {
            number.put("min_value", bounds.min().toPlainString());
        }
        if (bounds != null && bounds.max() != null) {
            number.put("max_value", bounds.max().toPlainString());
        }
    }

    /** Slack's calendar; a value that is no day stands in a line of text instead, to be put right. */
    private static ObjectNode day(Input asked, String block, boolean isModal) {
        ObjectNode element = Kit.of("datepicker").put("action_id", VALUE);
        if (asked.value() != null && !asked.value().isEmpty()) {
            element.put("initial_date", asked.value());
        }
        return hinted(asked, Kit.input(block, asked.label(), !asked.required(), element), isModal);
    }

    private static boolean isDay(@Nullable String value) {
        return value == null || value.isEmpty() || Forms.isDate(value);
    }

    /** What was wrong with it; else what fits. */
    private static ObjectNode hinted(Input asked, ObjectNode input, boolean isModal) {
        String hint = asked.problem() != null ? asked.problem() : asked.bounds() == null ? "" : fits(asked.bounds());
        if (isModal && !hint.isEmpty()) {
            input.set("hint", Kit.plain(hint, Limits.LABEL));
        }
        return input;
    }

    private static String fits(Bounds bounds) {
        String words = bounds.words();
        return words.isEmpty() ? "" : (bounds.pattern() == null ? "A number " : "Written ") + words;
    }

    /** Optional for Slack, which would have a tick that is required always be set. */
    private static ObjectNode tick(Input asked, String block) {
        ObjectNode element = Kit.of("checkboxes").put("action_id", VALUE);
        ObjectNode yes = Kit.option("Yes", "true");
        element.putArray("options").add(yes);
        if ("true".equals(asked.value())) {
            element.putArray("initial_options").add(yes.deepCopy());
        }
        return Kit.input(block, asked.label(), true, element);
    }

    private static ObjectNode select(Select select, String block, Shortened shortened) {
        ObjectNode element = Kit.of("static_select").put("action_id", VALUE);
        ArrayNode options = element.putArray("options");
        int length = 0;
        for (Block.Option option : select.options()) {
            ObjectNode one = Kit.option(option.label(), shortened.option(option.value()));
            length += one.toString().length();
            if (options.size() == Limits.OPTIONS || length > MENU && !options.isEmpty()) {
                break;
            }
            options.add(one);
            if (Objects.equals(option.value(), select.value()) && !element.has("initial_option")) {
                element.set("initial_option", one.deepCopy());
            }
        }
        return Kit.input(block, select.label(), true, element);
    }
}
