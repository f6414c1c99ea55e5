package dev.parley.bot.chat.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.chat.Chat;
import dev.parley.bot.chat.ChattingParley;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Changes of workflows that are live, in plain words. */
class ChangeTest extends ChattingParley {
    private static final String BY_TOTAL = """
            {"parley": 1, "name": "%s", "trigger": {"type": "webhook"},
             "nodes": [{"id": "large", "use": "logic.if", "title": "Total is over 1000?", "with": {"condition": "input.total > %d"}},
                       {"id": "ok", "use": "human.approval", "title": "Ask ops for approval", "with": {"approvers": ["ops"], "message": "Go on?"}},
                       {"id": "post", "use": "test.post", "title": "Post the order", "join": "any", "with": {"id": "{{input.id}}"}}],
             "edges": [{"from": "trigger", "to": "large"}, {"from": "large", "to": "ok", "when": "true"},
                       {"from": "ok", "to": "post", "when": "approved"}, {"from": "large", "to": "post", "when": "false"}]}""";

    @Test
    void words_about_what_was_approved_here_make_a_draft_that_goes_live_only_when_it_is_published() {
        Chat chat = approved();
        JsonNode card = chat.say("only for orders from Germany").last();
        assertThat(card.path("text").asString()).isEqualTo("It goes on only if country is Germany.");
        assertThat(lines(card)).containsExactly("+Adds step \"Country is Germany?\" after the trigger.");
        assertThat(card.toString())
                .contains("“country” is the field that says where it comes from", "Nothing of this is live");
        assertThat(labels(card)).containsExactly("Publish", "Test", "Discard");

        chat.press("draft.approve");
        assertThat(chat.again(card).toString())
                .contains("Published by Ana López")
                .doesNotContain("\"buttons\"");
        assertThat(chat.last().toString()).contains("**Guard orders** is live as version 2", "Say “undo” to go back");
    }

    @Test
    void further_words_go_on_from_the_card_and_undo_takes_the_last_of_them_back() {
        Chat chat = approved().say("run it every weekday at 8");
        JsonNode first = chat.last();
        JsonNode second = chat.say("remove the approval").last();
        assertThat(lines(second))
                .containsExactly(
                        "~The workflow is started every weekday at 8:00 (" + ZoneId.systemDefault()
                                + "), no longer started by a webhook.",
                        "-Removes step \"ok\" (human.approval).");
        assertThat(chat.again(first).toString()).contains("Replaced by the newer draft");
        assertThat(lines(chat.say("undo").last())).isEqualTo(lines(first));
        assertThat(chat.say("undo").last().path("text").asString())
                .isEqualTo("Undone. **Guard orders** stays as it was.");
        assertThat(chat.say("publish").last().toString()).doesNotContain("version 2");
    }

    @Test
    void undo_after_publishing_offers_the_version_before() {
        Chat chat =
                approved().say("change the limit to 500").press("draft.approve").say("undo");
        assertThat(chat.last().path("text").asString())
                .startsWith("Roll **Guard orders** back to version 1? Compared with version 2, which is live");
        chat.press("version.confirm");
        assertThat(chat.last().toString()).contains("does what it did in version 1 again: version 3 is live");
    }

    @Test
    void what_is_discarded_leaves_no_draft_behind() {
        String id = live("Vet discards", 1000);
        Chat chat = chat().say("edit vet discards: ask finance instead");
        assertThat(lines(chat.last()))
                .containsExactly(
                        "~Changes step \"Ask ops for approval\": it is called \"Ask finance for approval\" now; approvers changes from ops to finance.");
        chat.press("draft.discard");
        assertThat(chat.last().path("text").asString()).isEqualTo("Discarded. **Vet discards** stays as it was.");
        assertThat(draft(id).at("/nodes/1/with/approvers/0").asString()).isEqualTo("ops");
        assertThat(chat.say("versions vet discards").last().toString()).doesNotContain("Draft");
    }

    @Test
    void what_somebody_else_changed_meanwhile_is_not_overwritten() {
        String id = live("Vet imports", 1000);
        Chat chat = chat().say("edit Vet imports: ask finance instead");
        put(id, BY_TOTAL.formatted("Vet imports", 3000));
        chat.press("draft.approve");
        JsonNode anew = chat.last();
        assertThat(anew.toString()).contains("Somebody changed it since (Ana López, just now)");
        assertThat(lines(anew))
                .containsExactly(
                        "~Changes step \"Total is over 1000?\": condition changes from \"total is over 1000\" to \"total is over 3000\".",
                        "~Changes step \"Ask ops for approval\": it is called \"Ask finance for approval\" now; approvers changes from ops to finance.");
        assertThat(versions(id)).as("nothing is published yet").hasSize(1);

        chat.press("draft.approve");
        assertThat(versions(id)).hasSize(2);
        assertThat(draft(id).at("/nodes/0/with/condition").asString()).isEqualTo("input.total > 3000");
        assertThat(draft(id).at("/nodes/1/with/approvers/0").asString()).isEqualTo("finance");
    }

    @Test
    void a_draft_that_is_not_live_yet_is_built_upon_and_said_so() {
        String id = live("Vet exports", 1000);
        put(id, BY_TOTAL.formatted("Vet exports", 3000));
        JsonNode card = chat().say("edit vet exports: also wait 5 minutes").last();
        assertThat(card.toString()).contains("There was a draft that is not live yet");
        assertThat(lines(card)).hasSize(2);
    }

    @Test
    void a_step_that_several_words_may_mean_is_asked_about() {
        Chat chat = approved().say("add an approval by ana before the post");
        chat.say("also wait 5 minutes").say("two people must approve");
        assertThat(chat.last().path("text").asString()).contains("Which step do you mean?");
        String first = chat.last().at("/question/options/0/value").asString();
        assertThat(lines(chat.say(first).last())).anyMatch(line -> line.contains("quorum is set to 2"));
    }

    @Test
    void a_wish_of_its_own_begins_a_new_draft_and_takes_no_workflow_over() {
        Chat chat = approved().say("change the limit to 500");
        JsonNode change = chat.last();
        JsonNode other = chat.say("forward orders").last();
        assertThat(other.toString()).contains("Forward orders", "draft.edit");
        assertThat(chat.again(change).toString()).as("still to be decided").contains("Publish");
        chat.press("draft.approve");
        assertThat(chat.last().path("text").asString()).startsWith("**Forward orders** is live.");
    }

    @Test
    void what_cannot_be_done_or_understood_changes_nothing_and_says_what_would_work() {
        live("Vet returns", 1000);
        Chat chat = chat();
        assertThat(chat.say("edit vet returns: make it purple")
                        .last()
                        .path("text")
                        .asString())
                .contains("so nothing changed", "edit Vet returns: run it at 8");
        assertThat(chat.say("edit vet returns: remove the invoice step")
                        .last()
                        .path("text")
                        .asString())
                .startsWith("I find no step like “the invoice step” here");
        assertThat(chat.say("edit vet returns").last().path("text").asString())
                .startsWith("What should be different in **Vet returns**?");
        assertThat(chat.say("edit vet nothings: run it at 8")
                        .last()
                        .path("text")
                        .asString())
                .contains("There is no workflow called “vet nothings”");
    }

    @Test
    void commands_are_still_commands() {
        Chat chat = approved();
        assertThat(chat.say("list").last().path("text").asString()).contains("You have");
        assertThat(chat.say("status").last().toString()).doesNotContain("draft.approve");
    }

    /** A conversation in which a workflow was drafted and approved. */
    private Chat approved() {
        return chat().say("guard orders").say("role:lead").press("draft.approve");
    }

    private String live(String name, int limit) {
        String id =
                owner().post("/api/workflows", BY_TOTAL.formatted(name, limit)).at("/id");
        assertThat(owner().post("/api/workflows/" + id + "/publish").status()).isEqualTo(200);
        return id;
    }

    private void put(String id, String workflow) {
        assertThat(owner().put("/api/workflows/" + id + "/draft", workflow).status())
                .isEqualTo(200);
    }

    private JsonNode draft(String id) {
        JsonNode answer = owner().get("/api/workflows/" + id + "/draft").json();
        return answer.has("workflow") ? answer.path("workflow") : answer;
    }

    private JsonNode versions(String id) {
        return owner().get("/api/workflows/" + id + "/versions").json().path("items");
    }

    private static List<String> lines(JsonNode message) {
        return message.path("blocks")
                .valueStream()
                .filter(block -> block.path("type").asString().equals("diff"))
                .flatMap(block -> block.path("lines").valueStream())
                .map(line -> line.path("kind").asString() + line.path("text").asString())
                .toList();
    }

    private static List<String> labels(JsonNode message) {
        return message.path("blocks")
                .valueStream()
                .filter(block -> block.path("type").asString().equals("buttons"))
                .flatMap(block -> block.path("actions").valueStream())
                .map(action -> action.path("label").asString())
                .toList();
    }
}
