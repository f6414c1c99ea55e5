package dev.parley.bot.slack.blocks;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Block.Row;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** A list whose rows may have a button. Slack gives a row one; what else can be decided is said in words. */
final class RowBlocks {
    private static final int LONGEST_ROW = 600;

    private RowBlocks() {}

    static void add(Block.Rows rows, Rendering rendering) {
        List<Row> shown =
                rows.rows().subList(0, Math.min(rows.shown(), rows.rows().size()));
        String lines = shown.stream()
                .filter(row -> row.actions().isEmpty())
                .map(row -> "\n- " + words(row))
                .collect(Collectors.joining());
        int more = rows.rows().size() - shown.size();
        String rest = shown.isEmpty() || more == 0 ? "" : "\n… and " + more + " more";
        rendering.aside((shown.isEmpty() ? rows.title() : "**" + rows.title() + "**") + lines + rest);
        shown.stream()
                .filter(row -> !row.actions().isEmpty())
                .forEach(row -> rendering.sheet().press(pressable(row, rendering)));
    }

    private static ObjectNode pressable(Row row, Rendering rendering) {
        Block.Action first = row.actions().getFirst();
        ObjectNode section = Kit.section(
                Pages.of(words(row), rendering.mrkdwn(), Limits.TEXT).getFirst());
        section.set("accessory", Kit.button(first.id(), first.label(), first.value()));
        return section;
    }

    private static String words(Row row) {
        String text = Plain.line(row.text(), LONGEST_ROW);
        return row.detail() == null ? text : text + " _" + Plain.line(row.detail(), LONGEST_ROW) + "_";
    }
}
