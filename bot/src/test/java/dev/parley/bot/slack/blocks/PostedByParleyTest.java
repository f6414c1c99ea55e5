package dev.parley.bot.slack.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Chat;
import dev.parley.bot.chat.ChattingParley;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.QuestionView;
import dev.parley.bot.slack.standin.BlockKitLimits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What Parley really posts, from a wish to a failed run, as Slack would get it. */
class PostedByParleyTest extends ChattingParley {
    private static final Console CONSOLE = Console.at("https://parley.acme.test");

    private static final String GREET_OTHERWISE = """
            {"parley": 1, "name": "Greet", "trigger": {"type": "manual"},
             "nodes": [{"id": "greet", "use": "data.set", "with": {"values": {"text": "Good day"}}}],
             "edges": [{"from": "trigger", "to": "greet"}]}""";

    private final List<JsonNode> seen = new ArrayList<>();

    @Test
    void slack_takes_all_of_it() {
        drafts();
        approvals();
        forms();
        failures();
        commands();

        List<Message> messages = seen.stream().map(this::message).toList();
        assertThat(messages).hasSizeGreaterThan(25).allSatisfy(message -> {
            List<JsonNode> blocks =
                    List.copyOf(BlockKit.render(message, CONSOLE).blocks());
            assertThat(BlockKitLimits.ofMessage(blocks)).isEmpty();
            assertThat(BlockKitLimits.isTooLong(blocks)).isFalse();
        });
        assertThat(kinds(messages))
                .contains("Text", "Fields", "Buttons", "Input", "Image", "Progress", "Diff", "Code", "Question");
    }

    @Test
    void what_is_asked_in_slack_is_answered_in_slack_with_what_the_desk_expects() {
        Chat chat = chat();
        String hook = live(chat, "ask where to ship");
        assertThat(anyone().post(hook, "{\"id\":\"S-9\"}").status()).isEqualTo(202);
        JsonNode card = chat.awaitSaying("**Input needed** · Ship orders");

        MessageForm form = BlockKit.render(message(card), CONSOLE).blocks().stream()
                .flatMap(block -> block.path("elements").valueStream())
                .filter(element -> element.path("action_id").asString("").equals(MessageForm.OPEN))
                .flatMap(button -> MessageForm.read(button.path("value").asString()).stream())
                .findFirst()
                .orElseThrow();
        assertThat(form.inputs())
                .extracting(ModalInputs::id)
                .containsExactly("input.street", "input.parcels", "input.gift");
        assertThat(form.actions()).extracting(Block.Action::id).containsExactly("input.submit");
    }

    private void drafts() {
        Chat chat = chat().say("guard orders").say("role:lead").press("draft.test");
        chat.awaitSaying("Testing **Guard orders**");
        chat.press("draft.approve").awaitSaying("is live");
        keep(chat);
    }

    private void approvals() {
        Chat chat = chat().say("guard orders");
        order(live(chat, "role:lead"), "{\"id\":\"A-1\",\"total\":1500}");
        chat.awaitSaying("**Approval needed** · Guard orders");
        chat.say("approvals");
        keep(chat);
        chat.as(bo()).press("approval.approve");
        chat.awaitSaying("**Done** · Guard orders");
        keep(chat);
    }

    private void forms() {
        Chat chat = chat();
        order(live(chat, "ask where to ship"), "{\"id\":\"S-1\"}");
        chat.awaitSaying("**Input needed** · Ship orders");
        keep(chat);
        chat.press("input.submit").awaitSaying("This is needed.");
        keep(chat);
    }

    private void failures() {
        Chat chat = chat();
        String hook = live(chat, "forward orders");
        farSystem.isDown();
        order(hook, "{\"id\":\"F-1\"}");
        chat.awaitSaying("Run again from the start");
        keep(chat);
        chat.press("run.edit").awaitSaying("Retry with this");
        keep(chat);
    }

    private void commands() {
        Chat chat = chat().say("greet by hand").press("draft.approve");
        chat.awaitSaying("**Greet** is live");
        Stream.of(
                        "help",
                        "list",
                        "status",
                        "approvals",
                        "schedules",
                        "versions greet",
                        "run greet",
                        "nonsense",
                        "rollback greet 7",
                        "file lines",
                        "draft nonsense")
                .forEach(chat::say);
        String id = owner().get("/api/workflows")
                .json()
                .path("items")
                .valueStream()
                .filter(workflow -> workflow.path("name").asString().equals("Greet"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        assertThat(owner().put("/api/workflows/" + id + "/draft", GREET_OTHERWISE)
                        .status())
                .isEqualTo(200);
        assertThat(owner().post("/api/workflows/" + id + "/publish").status()).isEqualTo(200);
        keep(chat);
        Chat another = chat().say("diff greet 1 2");
        assertThat(another.last().toString()).contains("from version 1 to version 2");
        keep(another);
    }

    private void keep(Chat chat) {
        chat.messages().stream()
                .filter(message -> message.path("from").asString().equals("bot"))
                .forEach(seen::add);
    }

    private Message message(JsonNode posted) {
        List<Block> blocks = posted.path("blocks")
                .valueStream()
                .map(block -> json.treeToValue(block, Block.class))
                .toList();
        QuestionView question =
                posted.has("question") ? json.treeToValue(posted.get("question"), QuestionView.class) : null;
        return new Message(posted.path("text").asString(""), blocks, question);
    }

    private static Set<String> kinds(List<Message> messages) {
        Set<String> kinds = new HashSet<>();
        for (Message message : messages) {
            message.blocks().forEach(block -> kinds.add(block.getClass().getSimpleName()));
            if (message.question() != null) {
                kinds.add("Question");
            }
        }
        return kinds;
    }

    private void order(String hook, String body) {
        assertThat(anyone().post(hook, body).status()).isEqualTo(202);
    }
}
