package dev.parley.bot.slack.blocks;

import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The pieces that Block Kit is made of. Source: docs.slack.dev, "Block Kit reference". */
final class Kit {
    private Kit() {}

    static ObjectNode of(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    /** Verbatim: what looks like a name or an address is linked by us or not at all. */
    static ObjectNode mrkdwn(String text) {
        return of("mrkdwn").put("text", text).put("verbatim", true);
    }

    static ObjectNode plain(String text, int most) {
        return of("plain_text").put("text", Plain.line(text, most)).put("emoji", true);
    }

    static ObjectNode section(String mrkdwn) {
        ObjectNode section = of("section");
        section.set("text", mrkdwn(mrkdwn));
        return section;
    }

    static ObjectNode fields(List<String> mrkdwn) {
        ObjectNode section = of("section");
        var fields = section.putArray("fields");
        mrkdwn.forEach(field -> fields.add(mrkdwn(field)));
        return section;
    }

    static ObjectNode context(String mrkdwn) {
        ObjectNode context = of("context");
        context.putArray("elements").add(mrkdwn(mrkdwn));
        return context;
    }

    static ObjectNode header(String text) {
        ObjectNode header = of("header");
        header.set("text", plain(text, Limits.HEADER));
        return header;
    }

    static ObjectNode actions(List<ObjectNode> elements) {
        ObjectNode actions = of("actions");
        actions.putArray("elements").addAll(elements);
        return actions;
    }

    static ObjectNode button(String id, String label, String value) {
        ObjectNode button = of("button").put("action_id", id);
        button.set("text", plain(label, Limits.BUTTON));
        if (!value.isEmpty()) {
            button.put("value", value);
        }
        return button;
    }

    static ObjectNode option(String label, String value) {
        ObjectNode option = JsonNodeFactory.instance.objectNode();
        option.set("text", plain(label, Limits.OPTION));
        return option.put("value", value);
    }

    static ObjectNode input(String block, String label, boolean optional, ObjectNode element) {
        ObjectNode input = of("input").put("block_id", block).put("optional", optional);
        input.set("label", plain(label, Limits.LABEL));
        input.set("element", element);
        return input;
    }
}
