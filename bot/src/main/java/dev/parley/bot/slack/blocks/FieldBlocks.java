package dev.parley.bot.slack.blocks;

import dev.parley.bot.chat.Block;
import java.util.ArrayList;
import java.util.List;

/** Facts, two beside each other. */
final class FieldBlocks {
    private FieldBlocks() {}

    static void add(Block.Fields fields, Rendering rendering) {
        List<String> texts =
                fields.fields().stream().map(field -> text(field, rendering)).toList();
        for (int from = 0; from < texts.size(); from += Limits.FIELDS) {
            rendering
                    .sheet()
                    .add(Kit.fields(
                            new ArrayList<>(texts.subList(from, Math.min(texts.size(), from + Limits.FIELDS)))));
        }
    }

    private static String text(Block.Field field, Rendering rendering) {
        String label = "*" + Mrkdwn.escape(Plain.line(field.label(), 200)).replace('*', '∗') + "*\n";
        List<String> pages = Pages.of(field.value(), rendering.mrkdwn(), Limits.FIELD - label.length() - 1);
        return label + (pages.isEmpty() ? "–" : pages.getFirst() + (pages.size() > 1 ? "…" : ""));
    }
}
