package dev.parley.bot.templates;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Form;
import dev.parley.bot.chat.Message;
import dev.parley.bot.templates.Installer.Needed;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.workflow.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Templates as a chat shows them: the list, what one asks, and what came of it. */
final class TemplateCards {
    static final String CHOOSE = "template.choose";
    static final String INSTALL = "template.install";
    static final String PUBLISH = "template.publish";

    private static final int SHOWN = 10;

    private TemplateCards() {}

    static Message list(List<Template> templates) {
        List<Block.Row> rows = templates.stream()
                .map(template -> new Block.Row(
                        template.title(), template.summary(), List.of(Block.button(CHOOSE, "Install", template.id()))))
                .toList();
        return Message.of("", new Block.Rows("Workflows to begin with", rows, SHOWN));
    }

    /** @param draft what was typed so far, and what is wrong with it */
    static Message form(Template template, List<Needed> needed, Form.Draft draft) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.heading(template.title()));
        blocks.add(Block.text(template.summary()));
        connecting(needed, blocks);
        template.settings().stream()
                .filter(setting -> setting.help() != null)
                .map(setting -> "- **" + setting.label() + ":** " + setting.help())
                .reduce((one, other) -> one + "\n" + other)
                .ifPresent(help -> blocks.add(Block.muted(help)));
        blocks.addAll(template.form().blocks(draft));
        blocks.add(Block.buttons(Block.primary(INSTALL, "Install", template.id())));
        return Message.of("", blocks.toArray(Block[]::new));
    }

    static Message installed(StoredWorkflow draft, List<Needed> needed, List<Finding> findings) {
        List<Block> blocks = new ArrayList<>();
        connecting(needed, blocks);
        findings.stream()
                .filter(finding -> finding.severity() != Finding.Severity.INFO)
                .map(finding -> Block.warning(finding.message() + "\n" + finding.hint()))
                .distinct()
                .forEach(blocks::add);
        blocks.add(
                Block.buttons(Block.primary(PUBLISH, "Publish", draft.ref().id().toString())));
        return Message.of(
                "**" + draft.workflow().name()
                        + "** is installed as a draft. Nothing runs until you publish it; its runs report here.",
                blocks.toArray(Block[]::new));
    }

    private static void connecting(List<Needed> needed, List<Block> blocks) {
        String missing = needed.stream()
                .filter(system -> !system.isConnected())
                .map(Needed::title)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            blocks.add(Block.warning("Not connected yet: " + missing + ". Steps that need them fail until they are."));
        }
    }
}
