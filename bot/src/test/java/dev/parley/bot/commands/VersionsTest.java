package dev.parley.bot.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.chat.Chat;
import dev.parley.bot.chat.ChattingParley;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What was live, what changed, and the way back, in plain words. */
class VersionsTest extends ChattingParley {
    @Test
    void versions_tells_who_made_which_what_it_changed_and_which_is_live() {
        threeVersions("Vet orders");
        JsonNode listed = chat().say("versions vet orders").last();
        assertThat(listed.path("text").asString()).isEqualTo("**Vet orders** has 3 versions:");
        assertThat(texts(listed))
                .containsExactly(
                        "**Version 3**, live _Ana López · just now_\nRemoves step \"large\" (logic.if). And 1 more change.",
                        "**Version 2** _Ana López · just now_\n"
                                + "Changes step \"large\": condition changes from \"total is over 1000\" to \"total is over 2000\".",
                        "**Version 1** _Ana López · just now_\nThe first one, with 3 steps.");
        assertThat(labels(listed)).containsExactly("Roll back to version 2", "Roll back to version 1");
    }

    @Test
    void versions_begins_with_a_draft_that_is_new() {
        Orders orders = threeVersions("Vet returns");
        Chat chat = chat();
        orders.draft(Orders.WITHOUT_WARNING);
        assertThat(chat.say("versions of Vet returns").last().toString()).doesNotContain("Draft");
        orders.draft(Orders.above(3000));
        assertThat(texts(chat.say("versions of Vet returns").last()).getFirst())
                .startsWith(
                        "**Draft**, not live yet _Ana López · just now_\nAdds step \"large\" (logic.if) after the trigger.");
    }

    @Test
    void of_many_versions_the_latest_ten_are_shown() {
        Orders orders = threeVersions("Vet routes");
        IntStream.rangeClosed(4, 12)
                .forEach(total -> orders.draft(Orders.above(total)).publish());
        JsonNode listed = chat().say("versions vet routes").last();
        assertThat(listed.path("text").asString()).isEqualTo("**Vet routes** has 12 versions:");
        assertThat(labels(listed)).hasSize(9).doesNotContain("Roll back to version 2");
        assertThat(texts(listed).getLast())
                .isEqualTo("And 2 earlier ones; `rollback Vet routes 1` goes back to the first.");
    }

    @Test
    void diff_shows_the_draft_against_what_is_live_else_the_last_change() {
        Orders orders = threeVersions("Vet offers");
        Chat chat = chat().say("diff Vet offers");
        assertThat(chat.last().path("text").asString())
                .isEqualTo("**Vet offers**, from version 2 to version 3, which is live:");
        assertThat(lines(chat.last()))
                .containsExactly("-Removes step \"large\" (logic.if).", "-Removes step \"warn\" (data.set).");

        orders.draft(Orders.above(3000));
        chat.say("what changed in vet offers?");
        assertThat(chat.last().path("text").asString())
                .isEqualTo("**Vet offers**, from version 3, which is live, to the draft:");
        assertThat(lines(chat.last())).contains("+Adds step \"large\" (logic.if) after the trigger.");
    }

    @Test
    void diff_compares_any_two_versions() {
        Orders orders = threeVersions("Vet claims").draft(Orders.above(2000));
        Chat chat = chat().say("diff Vet claims from 1 to 2");
        assertThat(lines(chat.last()))
                .containsExactly(
                        "~Changes step \"large\": condition changes from \"total is over 1000\" to \"total is over 2000\".");
        assertThat(chat.say("diff vet claims v2 draft").last().path("text").asString())
                .isEqualTo("**Vet claims**, from version 2 to the draft: nothing changes, both do the same.");
        assertThat(chat.say("diff vet claims 2").last().path("text").asString())
                .isEqualTo("**Vet claims**, from version 2 to version 3, which is live:");
        assertThat(chat.say("diff vet claims 1 9").last().path("text").asString())
                .isEqualTo(
                        "**Vet claims** has no version 9. It has versions 1 to 3; say `versions Vet claims` to see them.");
        assertThat(orders.versions()).hasSize(3);
    }

    @Test
    void a_number_at_the_end_of_a_name_belongs_to_the_name() {
        threeVersions("Vet plan 2");
        Chat chat = chat();
        assertThat(chat.say("diff Vet plan 2").last().path("text").asString())
                .isEqualTo("**Vet plan 2**, from version 2 to version 3, which is live:");
        assertThat(chat.say("rollback Vet plan 2 to version 1")
                        .last()
                        .path("text")
                        .asString())
                .startsWith("Roll **Vet plan 2** back to version 1?");
        assertThat(chat.say("rollback Vet plan 2").last().path("text").asString())
                .isEqualTo("**Vet plan 2** has 3 versions:");
    }

    @Test
    void rollback_shows_what_it_changes_and_waits_for_a_yes() {
        Orders orders = threeVersions("Vet bills");
        Chat chat = chat().say("rollback vet bills 1");
        assertThat(chat.last().path("text").asString())
                .isEqualTo(
                        "Roll **Vet bills** back to version 1? Compared with version 3, which is live, this changes:");
        assertThat(lines(chat.last())).contains("+Adds step \"large\" (logic.if) after the trigger.");
        assertThat(orders.versions()).as("nothing is done yet").hasSize(3);

        JsonNode yes = chat.button("version.confirm").orElseThrow();
        chat.press(yes);
        assertThat(texts(chat.last()).getFirst())
                .startsWith("**Vet bills** does what it did in version 1 again: version 4 is live.");
        assertThat(orders.versions().at("/0/live").asBoolean()).isTrue();
        assertThat(texts(chat.say("versions vet bills").last()).getFirst()).endsWith("\nGoes back to version 1.");

        chat.press(yes);
        assertThat(chat.last().path("text").asString())
                .isEqualTo(
                        "Version 1 of **Vet bills** does the same as version 4, which is live. Nothing was changed.");
        assertThat(orders.versions()).as("a second press is harmless").hasSize(4);
    }

    @Test
    void a_yes_to_what_is_no_longer_so_is_asked_for_again() {
        Orders orders = threeVersions("Vet loans");
        Chat chat = chat().say("versions vet loans").press("version.rollback");
        JsonNode yes = chat.button("version.confirm").orElseThrow();
        orders.draft(Orders.above(9000)).publish();
        chat.press(yes);
        assertThat(chat.last().path("text").asString())
                .startsWith("Another version has gone live since I asked. Roll **Vet loans** back to version 1?");
        assertThat(orders.versions()).hasSize(4);
        chat.press("version.confirm");
        assertThat(orders.versions()).hasSize(5);
    }

    @Test
    void a_rollback_warns_of_the_draft_that_it_sets_aside() {
        threeVersions("Vet rents").draft(Orders.above(5));
        assertThat(texts(chat().say("roll back vet rents to version 2").last()))
                .containsExactly(
                        "There is a draft that is not live yet (Ana López · just now). Version 2 takes its place.");
    }

    @Test
    void rollback_refuses_what_makes_no_sense() {
        Orders orders = threeVersions("Vet gifts");
        Orders.drafted(owner(), "Vet dreams", Orders.WITHOUT_WARNING);
        Chat chat = chat();
        assertThat(answer(chat, "rollback vet gifts 3"))
                .isEqualTo("Version 3 of **Vet gifts** is live already. Nothing was changed.");
        assertThat(answer(chat, "rollback vet gifts 7")).startsWith("**Vet gifts** has no version 7.");
        assertThat(answer(chat, "rollback vet gifts draft")).startsWith("A draft was never live");
        assertThat(answer(chat, "rollback vet dreams 1"))
                .isEqualTo("**Vet dreams** has no version yet: it is only a draft. Approve it first.");
        assertThat(answer(chat, "versions vet dreams")).contains("only a draft");
        assertThat(answer(chat, "diff vet dreams")).contains("nothing to compare it with");
        assertThat(orders.versions()).hasSize(3);
    }

    @Test
    void a_name_that_nearly_fits_is_suggested() {
        threeVersions("Vet tenders");
        threeVersions("Vet tender drafts");
        Chat chat = chat();
        assertThat(answer(chat, "versions vet tendres")).contains("Did you mean **Vet tenders**?");
        assertThat(answer(chat, "diff tender")).contains("**Vet tender drafts**, **Vet tenders**", "full name");
        assertThat(answer(chat, "run vet tendres")).contains("Did you mean **Vet tenders**?");
        assertThat(answer(chat, "versions"))
                .isEqualTo("Which workflow? Say `versions <name>`; `list` shows what they are called.");
    }

    @Test
    void a_sentence_that_begins_so_is_a_wish() {
        Chat chat = chat().say("roll back the release when the smoke test fails");
        assertThat(chat.last().path("question").path("id").asString()).isEqualTo("approvers");
    }

    private Orders threeVersions(String name) {
        return Orders.drafted(owner(), name, Orders.above(1000))
                .publish()
                .draft(Orders.above(2000))
                .publish()
                .draft(Orders.WITHOUT_WARNING)
                .publish();
    }

    private static String answer(Chat chat, String words) {
        return chat.say(words).last().path("text").asString();
    }

    private static List<String> texts(JsonNode message) {
        return blocks(message, "text").stream()
                .map(block -> block.path("text").asString())
                .toList();
    }

    private static List<String> labels(JsonNode message) {
        return blocks(message, "buttons").stream()
                .flatMap(block -> block.path("actions").valueStream())
                .map(action -> action.path("label").asString())
                .toList();
    }

    /** Each with its sign before it. */
    private static List<String> lines(JsonNode message) {
        return blocks(message, "diff").stream()
                .flatMap(block -> block.path("lines").valueStream())
                .map(line -> line.path("kind").asString() + line.path("text").asString())
                .toList();
    }

    private static List<JsonNode> blocks(JsonNode message, String type) {
        return message.path("blocks")
                .valueStream()
                .filter(block -> block.path("type").asString().equals(type))
                .toList();
    }
}
