package dev.parley.bot.slack.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.chat.Message;
import dev.parley.bot.slack.standin.BlockKitLimits;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The blocks of every kind of message are kept in {@code slack/blocks}, each file ready to be pasted into Slack's Block Kit Builder. After
 * a change that is meant: {@code -Dslack.blocks.write=true} writes them anew.
 */
class KeptBlocksTest {
    private static final KeptFiles KEPT = new KeptFiles("blocks");
    private static final Console CONSOLE = Console.at("https://parley.acme.test");

    @TestFactory
    Stream<DynamicTest> every_message_looks_as_it_did_and_slack_takes_it() {
        return Samples.all().entrySet().stream()
                .map(sample ->
                        DynamicTest.dynamicTest(sample.getKey(), () -> message(sample.getKey(), sample.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> every_form_looks_as_it_did_and_slack_takes_it() {
        return Samples.all().entrySet().stream()
                .flatMap(sample -> opener(BlockKit.render(sample.getValue(), CONSOLE)).stream()
                        .map(form -> DynamicTest.dynamicTest(
                                sample.getKey(),
                                () -> modal("modal-" + sample.getKey(), Modals.of(form, Map.of("channel", "C1"))))));
    }

    @Test
    void nothing_is_kept_that_is_made_no_more() throws IOException {
        assertThat(KEPT.names().map(name -> name.replaceAll("^modal-", ""))).allMatch(Samples.all()::containsKey);
    }

    private static void message(String name, Message message) throws IOException {
        Rendered rendered = BlockKit.render(message, CONSOLE);
        List<JsonNode> blocks = List.copyOf(rendered.blocks());
        assertThat(BlockKitLimits.ofMessage(blocks)).isEmpty();
        assertThat(BlockKitLimits.isTooLong(blocks)).isFalse();
        assertThat(rendered.text()).isNotBlank();
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.putArray("blocks").addAll(rendered.blocks());
        KEPT.keep(name, file);
    }

    private static void modal(String name, ObjectNode view) throws IOException {
        assertThat(BlockKitLimits.ofView(view, "modal")).isEmpty();
        KEPT.keep(name, view);
    }

    private static List<MessageForm> opener(Rendered rendered) {
        return rendered.blocks().stream()
                .flatMap(block -> block.path("elements").valueStream())
                .filter(element -> element.path("action_id").asString("").equals(MessageForm.OPEN))
                .flatMap(button -> MessageForm.read(button.path("value").asString()).stream())
                .toList();
    }
}
