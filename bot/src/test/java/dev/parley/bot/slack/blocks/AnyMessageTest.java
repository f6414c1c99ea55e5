package dev.parley.bot.slack.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.QuestionView;
import dev.parley.bot.slack.standin.BlockKitLimits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Laws that hold for any message, however long and however hostile. */
class AnyMessageTest {
    private static final Console CONSOLE = Console.at("https://parley.acme.test");

    /** A moment, which is ours to write. */
    private static final String MOMENT = "<!date\\^-?\\d+\\^\\{date_short_pretty} \\{time}\\|[^<>|]*>";

    /** A link that leads to a web address or to a mailbox. */
    private static final String LINK = "<(https?://|mailto:)[^<>|\\s]*(\\|[^<>|]*)?>";

    @Property(tries = 300)
    void slack_takes_it(@ForAll("messages") Message message) {
        Rendered rendered = BlockKit.render(message, CONSOLE);
        List<JsonNode> blocks = List.copyOf(rendered.blocks());
        assertThat(BlockKitLimits.ofMessage(blocks)).isEmpty();
        assertThat(BlockKitLimits.isTooLong(blocks)).isFalse();
        assertThat(rendered.text()).isNotBlank();
        assertThat(rendered.text().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(4_000);
    }

    @Property(tries = 300)
    void it_pings_nobody_and_forges_no_link(@ForAll("messages") Message message) {
        Rendered rendered = BlockKit.render(message, CONSOLE);
        assertThat(texts(rendered)).allSatisfy(text -> {
            String rest = text.replaceAll(MOMENT, "").replaceAll(LINK, "");
            assertThat(rest).doesNotContain("<!", "<@", "<#");
        });
        assertThat(marked(rendered))
                .allSatisfy(text -> assertThat(text.replaceAll(MOMENT, "").replaceAll(LINK, ""))
                        .doesNotContain("<", ">"));
    }

    @Property(tries = 300)
    void a_form_that_it_opens_is_one_that_slack_takes(@ForAll("messages") Message message) {
        for (ObjectNode block : BlockKit.render(message, CONSOLE).blocks()) {
            block.path("elements")
                    .valueStream()
                    .filter(element -> element.path("action_id").asString("").equals(MessageForm.OPEN))
                    .map(button ->
                            MessageForm.read(button.path("value").asString()).orElseThrow())
                    .forEach(form -> assertThat(BlockKitLimits.ofView(
                                    Modals.of(form, Map.of("channel", "C0123456789", "message", "1763700000.000001")),
                                    "modal"))
                            .isEmpty());
        }
    }

    @Property(tries = 100)
    void it_is_the_same_each_time(@ForAll("messages") Message message) {
        assertThat(BlockKit.render(message, CONSOLE).json())
                .isEqualTo(BlockKit.render(message, CONSOLE).json());
    }

    private static List<String> texts(Rendered rendered) {
        List<String> texts = new ArrayList<>(marked(rendered));
        rendered.blocks().forEach(block -> collect(block, "plain_text", texts));
        texts.add(rendered.text());
        return texts;
    }

    private static List<String> marked(Rendered rendered) {
        List<String> texts = new ArrayList<>();
        rendered.blocks().forEach(block -> collect(block, "mrkdwn", texts));
        return texts;
    }

    private static void collect(JsonNode node, String type, List<String> into) {
        if (node.path("type").asString("").equals(type)) {
            into.add(node.path("text").asString(""));
        }
        node.forEach(child -> collect(child, type, into));
    }

    @Provide
    Arbitrary<Message> messages() {
        return Combinators.combine(
                        words(), blocks().list().ofMaxSize(14), question().injectNull(0.6))
                .as((text, blocks, question) -> new Message(text, blocks, question));
    }

    private static Arbitrary<Block> blocks() {
        return Arbitraries.oneOf(List.of(
                Combinators.combine(words(), Arbitraries.of(Block.Style.class).injectNull(0.3))
                        .as((text, style) -> (Block) new Block.Text(text, style)),
                Combinators.combine(words(), words())
                        .as(Block.Field::new)
                        .list()
                        .ofMaxSize(25)
                        .map(Block.Fields::new),
                actions().list().ofMaxSize(12).map(Block.Buttons::new),
                Combinators.combine(words(), words(), options(), words()).as(Block.Select::new),
                Combinators.combine(
                                ids(),
                                words(),
                                Arbitraries.of(Block.Kind.class),
                                Arbitraries.of(true, false),
                                words().injectNull(0.5),
                                words().injectNull(0.8))
                        .as(Block.Input::new),
                Combinators.combine(
                                Arbitraries.of(
                                        "https://pictures.acme.test/a.png",
                                        "data:image/svg+xml;base64,PHN2Zy8+",
                                        "data:image/png;base64,iVBORw0KGgo=",
                                        "javascript:alert(1)",
                                        ""),
                                words())
                        .as((url, alt) -> new Block.Image(url, alt, null, null)),
                Combinators.combine(steps().list().ofMaxSize(80), Arbitraries.of(true, false))
                        .as(Block.Progress::new),
                Combinators.combine(Arbitraries.of("+", "-", "~", " "), words())
                        .as(Block.Line::new)
                        .list()
                        .ofMaxSize(40)
                        .map(Block.Diff::new),
                Combinators.combine(Arbitraries.of("json", "bash", "<!here>", ""), words())
                        .as(Block.Code::new),
                Arbitraries.just(new Block.Divider())));
    }

    private static Arbitrary<Block.Action> actions() {
        return Combinators.combine(
                        ids(),
                        words(),
                        words(),
                        Arbitraries.of(Block.Emphasis.class).injectNull(0.5))
                .as(Block.Action::new);
    }

    private static Arbitrary<List<Block.Option>> options() {
        return Combinators.combine(words(), words())
                .as(Block.Option::new)
                .list()
                .ofMaxSize(130);
    }

    private static Arbitrary<Block.Step> steps() {
        return Combinators.combine(ids(), words(), Arbitraries.of(Block.StepStatus.class), words().injectNull(0.7))
                .as(Block.Step::new);
    }

    private static Arbitrary<@Nullable QuestionView> question() {
        Arbitrary<List<QuestionView.Option>> options = Combinators.combine(
                        words(), words(), Arbitraries.of(true, false))
                .as(QuestionView.Option::new)
                .list()
                .ofMaxSize(120);
        return Combinators.combine(
                        ids(), Arbitraries.of(QuestionView.Kind.class), words(), options, Arbitraries.of(true, false))
                .as(QuestionView::new);
    }

    private static Arbitrary<String> ids() {
        return Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.of("comment", "input.name", "run.retry", "a#2", "~1")),
                Tuple.of(
                        1, Arbitraries.strings().ofMinLength(1).ofMaxLength(400).filter(id -> !id.isBlank())));
    }

    /** Mostly short, at times hostile, now and then very long. */
    private static Arbitrary<String> words() {
        Arbitrary<String> hostile = Arbitraries.of(
                "<!channel>",
                "<@U123>",
                "<#C1|general>",
                "<https://evil.test|https://bank.test>",
                "[bank](https://evil.test|bank>)",
                "**<!here>**",
                "_<!everyone>_",
                "`<!here>`",
                "```\n<!here>\n```",
                "[<!here>](https://a.test)",
                "<2026-11-21T10:09:00Z>",
                "<2026-99-21T10:09:00Z>",
                "https://a.test/<!channel>",
                "https://a.test/x>|<!here",
                "&lt;!channel&gt;",
                "@channel @here",
                "",
                " ",
                "\n",
                "\u0000\uD83D",
                "- ",
                "1. **x",
                "😀".repeat(400),
                "<!".repeat(200),
                "**".repeat(50),
                "&".repeat(3_000),
                "```",
                "[x](//evil.test)",
                "[x](javascript:alert(1))",
                "mailto:a@b.test");
        Arbitrary<String> some = Arbitraries.oneOf(List.of(
                Arbitraries.strings().ofMaxLength(60),
                hostile,
                Arbitraries.strings().ascii().ofMaxLength(200)));
        return Arbitraries.frequencyOf(
                Tuple.of(12, some),
                Tuple.of(3, some.list().ofMaxSize(6).map(parts -> String.join(" ", parts))),
                Tuple.of(
                        1,
                        Combinators.combine(
                                        some.filter(text -> !text.isEmpty()),
                                        Arbitraries.integers().between(100, 20_000),
                                        Arbitraries.of("", " ", "\n"))
                                .as((text, length, between) -> {
                                    String one = text + between;
                                    return one.repeat(Math.max(1, length / one.length()));
                                })));
    }
}
