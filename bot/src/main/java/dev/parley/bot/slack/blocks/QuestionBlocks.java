package dev.parley.bot.slack.blocks;

import dev.parley.bot.chat.QuestionView;
import dev.parley.bot.chat.QuestionView.Kind;
import dev.parley.bot.chat.QuestionView.Option;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The question at the end of a message. What is pressed says an answer in words, as if it had been typed: the label of an option,
 * {@code skip} or {@code back}.
 */
final class QuestionBlocks {
    /** Ids of what answers a question begin with this; what is said is in the value. */
    static final String SAY = "say:";

    /** Says all that is ticked. */
    static final String SAY_TICKED = "say-ticked";

    /** The block with the ticks. */
    static final String TICKS = "ticks";

    private static final int FEW = 5;

    /** Of all labels in one menu; more would leave no room for the message. */
    private static final int MENU = 4_000;

    private QuestionBlocks() {}

    static void add(QuestionView question, Rendering rendering) {
        Sheet sheet = rendering.sheet();
        Pages.of(question.why(), rendering.mrkdwn(), 1_000).stream()
                .limit(1)
                .map(Kit::context)
                .forEach(sheet::last);
        List<Option> options = question.options().stream()
                .filter(option -> !option.label().isBlank())
                .toList();
        List<ObjectNode> ways = new ArrayList<>();
        if (question.kind() == Kind.MULTI && !options.isEmpty()) {
            sheet.last(ticks(options, rendering));
            ways.add(Kit.button(SAY_TICKED, "Send", "").put("style", "primary"));
        } else if (options.size() > FEW) {
            sheet.last(Kit.actions(
                    List.of(menu("static_select", options, rendering).put("action_id", SAY + "menu"))));
        } else if (options.stream().anyMatch(option -> option.label().length() > Limits.BUTTON)) {
            sentences(options, rendering);
        } else if (!options.isEmpty()) {
            sheet.last(Kit.actions(buttons(options, rendering)));
        }
        // What to begin with has nothing before it, and nothing to leave out.
        if (!question.id().equals("goal")) {
            ways.add(Kit.button(SAY + "back", "Back", "back"));
            if (question.optional()) {
                ways.add(Kit.button(SAY + "skip", "Skip", "skip"));
            }
        }
        if (!ways.isEmpty()) {
            sheet.last(Kit.actions(ways));
        }
    }

    private static List<ObjectNode> buttons(List<Option> options, Rendering rendering) {
        List<ObjectNode> buttons = new ArrayList<>();
        boolean isMarked = false;
        for (Option option : options) {
            ObjectNode button = Kit.button(
                    SAY + buttons.size(), option.label(), rendering.shortened().fit(option.label(), Limits.ID));
            if (option.recommended() && !isMarked) {
                button.put("style", "primary");
                isMarked = true;
            }
            buttons.add(button);
        }
        return buttons;
    }

    /** Options that no button has room for stand beneath each other, in full. */
    private static void sentences(List<Option> options, Rendering rendering) {
        for (int index = 0; index < options.size(); index++) {
            String label = options.get(index).label();
            ObjectNode section = Kit.section(Pages.of(label, rendering.mrkdwn(), 500).stream()
                    .findFirst()
                    .orElse("–"));
            section.set(
                    "accessory",
                    Kit.button(SAY + index, "Choose", rendering.shortened().fit(label, Limits.ID)));
            rendering.sheet().last(section);
        }
    }

    private static ObjectNode ticks(List<Option> options, Rendering rendering) {
        ObjectNode element = options.size() <= Limits.TICKS
                ? menu("checkboxes", options, rendering)
                : menu("multi_static_select", options, rendering);
        return Kit.input(TICKS, "Choose all that apply", true, element.put("action_id", TICKS));
    }

    private static ObjectNode menu(String type, List<Option> options, Rendering rendering) {
        ObjectNode menu = Kit.of(type);
        ArrayNode shown = menu.putArray("options");
        int length = 0;
        for (Option option : options) {
            String value = rendering.shortened().option(option.label());
            ObjectNode one = Kit.option(option.label(), value);
            if (option.recommended()) {
                one.set("description", Kit.plain("Recommended", Limits.OPTION));
            }
            length += one.toString().length();
            if (shown.size() == Limits.OPTIONS || length > MENU && !shown.isEmpty()) {
                break;
            }
            shown.add(one);
        }
        if (!type.equals("checkboxes")) {
            menu.set("placeholder", Kit.plain(placeholder(options.size(), shown.size()), Limits.PLACEHOLDER));
        }
        return menu;
    }

    private static String placeholder(int all, int shown) {
        return all == shown ? "Choose" : "Choose one of the first " + shown + ", or write another";
    }
}
