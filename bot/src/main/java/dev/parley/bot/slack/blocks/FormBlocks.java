package dev.parley.bot.slack.blocks;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Block.Action;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What people fill in and press. A form opens as a modal, so that a channel stays quiet and nobody sees half an answer; what may be left
 * empty, such as a comment, never stands between a person and the button. A form that no button can carry stands in the message.
 */
final class FormBlocks {
    private static final String DIALOG = "…";
    private static final int WORDS = 150;

    /** Room for what tells two of the same name apart. */
    private static final int NUMBER = 10;

    private final Rendering rendering;
    private final String words;
    private final List<Block> inputs = new ArrayList<>();
    private final Set<String> used = new HashSet<>();

    /** @param words what the message says */
    FormBlocks(Rendering rendering, String words) {
        this.rendering = rendering;
        this.words = words;
    }

    void add(Block.Input input) {
        inputs.add(input);
    }

    void add(Block.Select select) {
        if (!select.options().isEmpty()) {
            inputs.add(select);
        }
    }

    void add(Block.Buttons buttons) {
        if (buttons.actions().isEmpty()) {
            return;
        }
        List<Action> actions = buttons.actions();
        if (inputs.isEmpty()) {
            press(actions.stream().map(this::button).toList());
        } else {
            form(actions);
        }
    }

    private void form(List<Action> actions) {
        boolean isAside = actions.size() > 1 && inputs.stream().allMatch(FormBlocks::isLeftEmpty);
        Action main = actions.stream()
                .filter(action -> action.style() == Block.Emphasis.PRIMARY)
                .findFirst()
                .orElse(actions.getFirst());
        Optional<Block> tooLong = inputs.stream().filter(ModalInputs::isTooLong).findFirst();
        if (tooLong.isPresent()) {
            leaveToParley(tooLong.get(), actions, main);
            return;
        }
        String opener =
                isAside ? (inputs.size() == 1 ? ModalInputs.label(inputs.getFirst()) : "Fill in") : main.label();
        MessageForm form = new MessageForm(
                Plain.line(opener, Limits.TITLE), Plain.line(words, WORDS), inputs, isAside ? actions : List.of(main));
        String json = form.json();
        if (json.length() > Limits.FORM || !ModalInputs.fit(inputs)) {
            end();
            press(actions.stream().map(this::button).toList());
            return;
        }
        announce(isAside);
        List<ObjectNode> row = new ArrayList<>();
        for (Action action : actions) {
            row.add(!isAside && action == main ? opener(main.label(), json, main.style()) : button(action));
        }
        if (isAside) {
            row.add(opener(opener, json, null));
        }
        inputs.clear();
        press(row);
    }

    /** Cut, a value would be sent back in part, and nobody would notice. */
    private void leaveToParley(Block tooLong, List<Action> actions, Action main) {
        String words = "“" + Plain.line(ModalInputs.label(tooLong), WORDS) + "” is too long to be edited here.";
        rendering.sheet().add(Kit.context(rendering.leadingThere(words)));
        inputs.clear();
        press(actions.stream()
                .filter(action -> action != main)
                .map(this::button)
                .toList());
    }

    /** Inputs that no button follows. */
    void end() {
        for (Block input : inputs) {
            String problem = ModalInputs.problem(input);
            rendering.sheet().press(ModalInputs.of(input, unused(input), rendering.shortened(), false));
            if (!problem.isEmpty()) {
                rendering.sheet().press(Kit.context("⚠️ " + Mrkdwn.escape(Plain.line(problem, WORDS))));
            }
        }
        inputs.clear();
    }

    /** What the form will ask for, and what was wrong with it when it was sent before. */
    private void announce(boolean isAside) {
        for (Block input : inputs) {
            String problem = ModalInputs.problem(input);
            if (!problem.isEmpty()) {
                rendering.words("⚠️ **" + Plain.line(ModalInputs.label(input), WORDS) + "**: "
                        + Plain.line(problem, 2 * WORDS));
            }
        }
        if (!isAside) {
            rendering.aside("Asks for "
                    + inputs.stream()
                            .map(input -> Plain.line(ModalInputs.label(input), WORDS))
                            .collect(Collectors.joining(", ")));
        }
    }

    /** Slack knows a field by its block, and takes each but once. */
    private String unused(Block input) {
        String id = rendering.shortened().fit(ModalInputs.id(input), Limits.ID - NUMBER);
        String name = id;
        for (int number = 2; !used.add(name); number++) {
            name = id + "#" + number;
        }
        return name;
    }

    private void press(List<ObjectNode> buttons) {
        for (int from = 0; from < buttons.size(); from += Limits.BUTTONS) {
            List<ObjectNode> row = buttons.subList(from, Math.min(buttons.size(), from + Limits.BUTTONS));
            Set<String> ids = new HashSet<>();
            for (ObjectNode button : row) {
                String id = button.path("action_id").asString("");
                for (int number = 2; !ids.add(button.path("action_id").asString("")); number++) {
                    button.put("action_id", id + "#" + number);
                }
            }
            rendering.sheet().press(Kit.actions(row));
        }
    }

    private ObjectNode button(Action action) {
        String id = rendering.shortened().fit(action.id(), Limits.ID - NUMBER);
        return styled(
                Kit.button(id, action.label(), rendering.shortened().fit(action.value(), Limits.ID)), action.style());
    }

    private static ObjectNode opener(String label, String json, Block.@Nullable Emphasis style) {
        return styled(Kit.button(MessageForm.OPEN, Plain.line(label, Limits.BUTTON - 1) + DIALOG, json), style);
    }

    private static ObjectNode styled(ObjectNode button, Block.@Nullable Emphasis style) {
        return switch (style) {
            case null -> button;
            case PRIMARY -> button.put("style", "primary");
            case DANGER -> button.put("style", "danger");
        };
    }

    private static boolean isLeftEmpty(Block input) {
        return input instanceof Block.Input asked
                && !asked.required()
                && asked.value() == null
                && asked.problem() == null;
    }
}
