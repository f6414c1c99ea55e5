package dev.parley.bot.slack.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Block.Field;
import dev.parley.bot.chat.Block.Kind;
import dev.parley.bot.chat.Block.Step;
import dev.parley.bot.chat.Block.StepStatus;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.QuestionView;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How messages look in Slack. */
class BlockKitTest {
    private static final Console CONSOLE = Console.at("https://parley.acme.test/");

    @ParameterizedTest
    @CsvSource(delimiter = '→', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            **Done** · Guard orders → *Done* · Guard orders
            **Order**s → *Order*\u200Bs
            total_sum and order_id → total_sum and order_id
            yes _in 4 s_ → yes _in 4 s_
            say `a < b` → say `a &lt; b`
            [the docs](https://a.test/x?y=1&z=2) → <https://a.test/x?y=1&amp;z=2|the docs>
            [run 7](#/c/1/m) → <https://parley.acme.test/#/c/1/m|run 7>
            [x](javascript:alert) → x
            See https://a.test/x. → See <https://a.test/x>.
            POST to https://… or so → POST to https://… or so
            until <2026-11-21T10:09:00Z> → until <!date^1795255740^{date_short_pretty} {time}|21 Nov 2026 10:09 UTC>
            <!channel> and <@U1> → &lt;!channel&gt; and &lt;@U1&gt;
            Tom & Jerry → Tom &amp; Jerry
            - one → • one
            """)
    void light_markdown_becomes_slack_s_own(String markdown, String mrkdwn) {
        assertThat(texts(Message.of(markdown))).containsExactly(mrkdwn);
    }

    @Test
    void what_looks_like_a_name_is_never_looked_up_by_slack() {
        JsonNode text = blocks(Message.of("@channel, see #general")).getFirst().path("text");

        assertThat(text.path("verbatim").asBoolean()).isTrue();
    }

    @Test
    void a_link_cannot_pretend_to_be_another() {
        assertThat(texts(Message.of("[https://bank.test|x](https://evil.test|https://bank.test)")))
                .containsExactly("<https://evil.test%7Chttps://bank.test|https://bank.test¦x>");
    }

    @Test
    void the_words_of_a_notification_have_no_marks() {
        assertThat(BlockKit.render(Message.of("**Approval needed** · [Guard](https://a.test) `A&B`"), CONSOLE)
                        .text())
                .isEqualTo("Approval needed · Guard A&amp;B");
        assertThat(BlockKit.render(Message.of("", Block.success("**Done**")), CONSOLE)
                        .text())
                .isEqualTo("Done");
        assertThat(BlockKit.render(Message.of("", new Block.Divider()), CONSOLE).text())
                .isEqualTo("Parley");
    }

    @Test
    void a_heading_with_code_in_it_is_bold_because_a_header_could_not_show_the_code() {
        assertThat(blocks(Message.of("", Block.heading("Post order A-7?")))
                        .getFirst()
                        .path("type")
                        .asString())
                .isEqualTo("header");
        assertThat(texts(Message.of("", Block.heading("Post `A-7`?")))).containsExactly("*Post `A-7`?*");
    }

    @Test
    void more_than_ten_fields_go_on_in_a_second_section() {
        List<Field> fields = IntStream.range(0, 14)
                .mapToObj(number -> new Field("F" + number, "v" + number))
                .toList();
        List<ObjectNode> blocks = blocks(Message.of("", new Block.Fields(fields)));

        assertThat(blocks).hasSize(2);
        assertThat(blocks.get(0).path("fields")).hasSize(10);
        assertThat(blocks.get(1).path("fields").path(3).path("text").asString()).isEqualTo("*F13*\nv13");
    }

    @Test
    void long_code_begins_in_the_message_and_is_attached_in_full() {
        String code = "x = 1;\n".repeat(1_000);
        Rendered rendered = BlockKit.render(Message.of("", new Block.Code("json", code)), CONSOLE);

        assertThat(rendered.uploads()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("code-1.json");
            assertThat(new String(file.content().get(), StandardCharsets.UTF_8)).isEqualTo(code);
        });
        assertThat(rendered.json()).contains("<https://parley.acme.test/|Open in Parley>");
    }

    @Test
    void a_card_that_is_too_long_loses_words_and_keeps_its_buttons() {
        Message message =
                Message.of("word ".repeat(8_000), Block.buttons(Block.primary("approval.approve", "Approve", "1")));
        Rendered rendered = BlockKit.render(message, CONSOLE);

        assertThat(rendered.blocks()
                        .getLast()
                        .path("elements")
                        .path(0)
                        .path("action_id")
                        .asString())
                .isEqualTo("approval.approve");
        assertThat(rendered.json()).contains("This is not all of it");
        assertThat(new String(rendered.uploads().getFirst().content().get(), StandardCharsets.UTF_8))
                .contains("word ".repeat(8_000));
    }

    @Test
    void no_button_stands_without_the_words_it_belongs_to() {
        Rendered rendered = BlockKit.render(Samples.all().get("long-approvals"), CONSOLE);
        List<ObjectNode> blocks = rendered.blocks();

        assertThat(blocks).hasSizeLessThanOrEqualTo(50);
        for (int index = 0; index < blocks.size(); index++) {
            if (blocks.get(index).path("type").asString().equals("actions")) {
                String question =
                        blocks.get(index - 2).path("text").path("text").asString();
                String button = blocks.get(index)
                        .path("elements")
                        .path(0)
                        .path("text")
                        .path("text")
                        .asString();
                assertThat("Question " + button.replace("Approve ", "") + "?").isEqualTo(question);
            }
        }
    }

    @Test
    void a_drawing_is_announced_until_it_is_uploaded_and_then_shown() {
        Rendered rendered = BlockKit.render(Samples.all().get("draft"), CONSOLE);
        Upload picture = rendered.uploads().getFirst();

        assertThat(picture.type()).isEqualTo("image/png");
        assertThat(picture.content().get()).startsWith(0x89, 'P', 'N', 'G');
        assertThat(rendered.json()).contains("🖼️ The steps of Guard orders").doesNotContain("slack_file");
        assertThat(rendered.showing(picture, "F123").json())
                .contains("\"slack_file\":{\"id\":\"F123\"}")
                .doesNotContain("🖼️");
    }

    @Test
    void steps_that_stand_alike_are_counted_when_there_are_many() {
        List<Step> steps = IntStream.range(0, 40)
                .mapToObj(number -> new Step(
                        "s" + number,
                        "Step " + number,
                        number < 20 ? StepStatus.DONE : number == 20 ? StepStatus.RUNNING : StepStatus.PENDING,
                        null))
                .toList();

        assertThat(texts(Message.of("", new Block.Progress(steps, false))))
                .containsExactly("✅ _20 steps done_\n⏳ Step 20\n▫️ _19 steps to do_");
        assertThat(texts(Message.of("", new Block.Progress(steps, true))))
                .containsExactly("▫️ 19 to do  ⏳ 1 running  ✅ 20 done");
    }

    @Test
    void a_comment_may_be_given_and_never_has_to_be() {
        assertThat(buttons(Samples.all().get("approval"))).containsExactly("Approve", "Reject", "Comment…", "Delegate");
    }

    @Test
    void a_form_is_opened_by_the_button_that_sends_it() {
        assertThat(buttons(Samples.all().get("form"))).containsExactly("Submit…");
        assertThat(buttons(Samples.all().get("failure-editing")))
                .containsExactly("Retry with this…", "Retry unchanged");
    }

    @Test
    void a_form_that_no_button_can_carry_stands_in_the_message() {
        Message message = Samples.all().get("long-form");

        assertThat(buttons(message)).containsExactly("Submit");
        assertThat(blocks(message).stream()
                        .filter(block -> block.path("type").asString().equals("input")))
                .hasSize(20);
    }

    @Test
    void a_value_that_is_too_long_to_be_edited_is_left_to_the_console_and_never_cut() {
        Message message = Message.of(
                "",
                new Block.Input("input.body", "Body", Kind.MULTILINE, true, "x".repeat(3_001), null),
                Block.buttons(
                        Block.primary("run.edited", "Retry with this", "1"),
                        Block.button("run.retry", "Retry unchanged", "1")));

        assertThat(buttons(message)).containsExactly("Retry unchanged");
        assertThat(texts(message))
                .singleElement()
                .asString()
                .contains("“Body” is too long to be edited here", "Open in Parley");
    }

    @Test
    void few_answers_are_buttons_and_many_a_menu() {
        assertThat(buttons(Samples.all().get("question-choice")))
                .containsExactly("Leads", "Me", "Finance", "Back", "Skip");
        assertThat(BlockKit.render(Samples.all().get("question-menu"), CONSOLE).json())
                .contains("static_select");
    }

    @Test
    void answers_that_no_button_has_room_for_are_shown_in_full() {
        Message welcome = Samples.all().get("welcome");

        assertThat(buttons(welcome)).containsExactly("Choose", "Choose");
        assertThat(texts(welcome)).anyMatch(text -> text.endsWith("ask for approval, then POST it to a URL"));
    }

    @Test
    void what_starts_it_may_be_skipped_and_gone_back_from_and_what_to_begin_with_may_not() {
        assertThat(buttons(Message.of("What should set it off?").asking(asked("start"))))
                .containsExactly("Yes", "Back", "Skip");
        assertThat(buttons(
                        Message.of("What is one thing you do again and again?").asking(asked("goal"))))
                .containsExactly("Yes");
    }

    private static QuestionView asked(String id) {
        return new QuestionView(
                id, QuestionView.Kind.CHOICE, "Because.", List.of(new QuestionView.Option("Yes", "y", false)), true);
    }

    @Test
    void a_question_stays_whatever_is_cut_before_it() {
        Message message = Message.of("word ".repeat(8_000))
                .asking(new QuestionView(
                        "q",
                        QuestionView.Kind.CHOICE,
                        "Because.",
                        List.of(new QuestionView.Option("Yes", "y", false)),
                        true));

        assertThat(buttons(message)).containsExactly("Yes", "Back", "Skip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "**a ", "_a ", "`", "<", "a", "- ", "😀"})
    void a_megabyte_of_anything_is_cut_without_much_thought(String piece) {
        String text = piece.repeat(1_000_000 / piece.length());

        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> BlockKit.render(Message.of(text, Block.heading(text), new Block.Code(text, text)), CONSOLE));
    }

    @Test
    void without_a_public_address_nothing_links_to_the_console() {
        Rendered rendered = BlockKit.render(Message.of("[run](#/c/1) " + "word ".repeat(8_000)), Console.at(""));

        assertThat(rendered.json()).doesNotContain("Open in Parley", "#/c/1");
    }

    private static List<ObjectNode> blocks(Message message) {
        return BlockKit.render(message, CONSOLE).blocks();
    }

    private static List<String> texts(Message message) {
        return blocks(message).stream()
                .flatMap(block -> Stream.concat(
                        Stream.of(block.path("text")), block.path("elements").valueStream()))
                .filter(text -> text.path("type").asString("").equals("mrkdwn"))
                .map(text -> text.path("text").asString())
                .toList();
    }

    private static List<String> buttons(Message message) {
        return blocks(message).stream()
                .flatMap(block ->
                        Stream.concat(block.path("elements").valueStream(), Stream.of(block.path("accessory"))))
                .filter(element -> element.path("type").asString("").equals("button"))
                .map(button -> button.path("text").path("text").asString())
                .toList();
    }
}
