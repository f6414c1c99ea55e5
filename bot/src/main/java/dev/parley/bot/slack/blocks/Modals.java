package dev.parley.bot.slack.blocks;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Block.Action;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Forms as Slack's modals. Source: docs.slack.dev, "Modals" and {@code reference/views/modal-views}. */
public final class Modals {
    /** The block in which people choose between the actions of a form. */
    static final String CHOICE = "parley-choice";

    static final String ACTIONS = "actions";
    static final String ABOUT = "about";
    static final String SHORTENED = "shortened";
    static final String RULES = "rules";

    private Modals() {}

    /**
     * The {@code view} for {@code views.open}. Its {@code callback_id} is the id of the (first) action.
     *
     * @param about comes back with the answer, such as the channel and the message it belongs to; a few short values
     */
    public static ObjectNode of(MessageForm form, Map<String, String> about) {
        ObjectNode view = Kit.of("modal")
                .put("callback_id", Plain.cut(form.actions().getFirst().id(), Limits.ID));
        view.set("title", Kit.plain(form.title(), Limits.TITLE));
        view.set(
                "submit",
                Kit.plain(form.actions().size() == 1 ? form.actions().getFirst().label() : "Send", Limits.TITLE));
        view.set("close", Kit.plain("Cancel", Limits.TITLE));
        ArrayNode blocks = view.putArray("blocks");
        if (!form.words().isBlank()) {
            blocks.add(Kit.section(Mrkdwn.escape(form.words())));
        }
        Shortened shortened = new Shortened();
        for (Block input : form.inputs()) {
            blocks.add(ModalInputs.of(input, ModalInputs.id(input), shortened, true));
        }
        if (form.actions().size() > 1) {
            blocks.add(choice(form.actions()));
        }
        return view.put("private_metadata", metadata(form, about, shortened.all()));
    }

    /** One that asks nothing. */
    public static ObjectNode saying(String title, String words) {
        ObjectNode view = Kit.of("modal");
        view.set("title", Kit.plain(title, Limits.TITLE));
        view.set("close", Kit.plain("Close", Limits.TITLE));
        view.putArray("blocks").add(Kit.section(Mrkdwn.escape(words)));
        return view;
    }

    /** The first is chosen until people choose another. */
    private static ObjectNode choice(List<Action> actions) {
        ObjectNode element = Kit.of("radio_buttons").put("action_id", ModalInputs.VALUE);
        ArrayNode options = element.putArray("options");
        for (Action action : actions.subList(0, Math.min(actions.size(), Limits.TICKS))) {
            options.add(Kit.option(action.label(), String.valueOf(options.size())));
        }
        element.set("initial_option", options.get(0).deepCopy());
        return Kit.input(CHOICE, "Your answer", false, element);
    }

    private static String metadata(MessageForm form, Map<String, String> about, Map<String, String> shortened) {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        ArrayNode listed = metadata.putArray(ACTIONS);
        form.actions()
                .forEach(action -> listed.addObject().put("id", action.id()).put("value", action.value()));
        ObjectNode known = metadata.putObject(ABOUT);
        new LinkedHashMap<>(about).forEach(known::put);
        if (!shortened.isEmpty()) {
            ObjectNode names = metadata.putObject(SHORTENED);
            shortened.forEach(names::put);
        }
        String json = metadata.toString();
        if (json.length() > Limits.PRIVATE_METADATA) {
            throw new IllegalArgumentException(
                    "What a form carries along has " + json.length() + " characters; Slack takes "
                            + Limits.PRIVATE_METADATA + ". Carry less in “about”: " + about.keySet());
        }
        ModalCheck.rules(form.inputs(), metadata, Limits.PRIVATE_METADATA - json.length());
        return metadata.toString();
    }

    /**
     * The answer to a {@code view_submission} that does not fit: the form stays open and shows beside each field what is wrong with it.
     *
     * @param problems by input id, a sentence for the person
     */
    public static ObjectNode refused(Map<String, String> problems) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("response_action", "errors");
        ObjectNode errors = answer.putObject("errors");
        problems.forEach((input, problem) -> errors.put(input, Plain.line(problem, Limits.PLACEHOLDER)));
        return answer;
    }

    /** What {@link #of} was told; empty when this view is none of ours. */
    static JsonNode metadata(JsonNode view) {
        return Payloads.json(view.path("private_metadata").asString(""));
    }
}
