package dev.parley.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where events are of one thing in another system, that thing is asked for: nothing else could ever start it (E1, C3). */
class WatchedThingsTest {
    private static final String WISH = "When a row is added to a Google Sheet, post it to #sales in Slack";
    private static final String ID = "1q2w3E4r5T6y7U8i9O0p";

    private final Conversation conversation = new Conversation();

    @ParameterizedTest
    @ValueSource(
            strings = {
                ID,
                "it's " + ID,
                "https://docs.google.com/spreadsheets/d/" + ID + "/edit?gid=0#gid=0",
                "<https://docs.google.com/spreadsheets/d/" + ID + "/edit>, thanks"
            })
    void the_answer_is_its_address_or_its_id(String answer) {
        Turn asked = conversation.say(WISH);
        assertThat(asked.question().text()).isEqualTo("Which spreadsheet in Google Sheets?");

        Draft draft = DraftAssert.that(conversation.say(answer).draft()).draft();

        assertThat(source(draft)).isEqualTo("google_sheets.row_added:" + ID);
        assertThat(draft.summary()).startsWith("When a row is added to the spreadsheet 1q2w3E4r5T6y… (Google Sheets)");
    }

    @Test
    void a_name_does_not_tell_which_one() {
        conversation.say(WISH);
        Turn turn = conversation.say("the orders sheet");
        assertThat(turn.draft()).isNull();
        assertThat(turn.say()).contains("its id").contains("a name does not tell me");
        assertThat(turn.question().id()).isEqualTo("topic");
    }

    @Test
    void left_open_it_cannot_be_published_and_the_draft_says_what_to_do() {
        conversation.say(WISH);
        Draft draft = conversation.say("later").draft();
        assertThat(draft.isPublishable()).isFalse();
        assertThat(draft.findings())
                .filteredOn(Finding::isError)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("bad_source");
                    assertThat(finding.hint()).contains("google_sheets.row_added:<id>");
                });
    }

    @Test
    void a_draft_at_once_asks_for_it() {
        Draft draft = Conversation.oneShot(WISH);
        assertThat(draft.isPublishable()).isFalse();
        assertThat(draft.questions()).extracting(Question::id).containsExactly("topic");
    }

    @Test
    void whose_address_was_said_is_not_asked_for() {
        Draft draft = DraftAssert.that(conversation
                        .say("When a row is added to the Google Sheet https://docs.google.com/spreadsheets/d/" + ID
                                + "/edit, post it to #sales in Slack")
                        .draft())
                .draft();
        assertThat(source(draft)).isEqualTo("google_sheets.row_added:" + ID);
        assertThat(draft.findings()).isEmpty();
    }

    @Test
    void it_is_asked_for_as_well_where_a_draft_is_to_start_so() {
        conversation.say("When a webhook receives an order, post it to #sales in Slack");
        Turn turn = conversation.say("start it when a row is added to a Google Sheet");
        assertThat(turn.question().text()).isEqualTo("Which spreadsheet in Google Sheets?");
        assertThat(source(DraftAssert.that(conversation.say(ID).draft()).draft()))
                .isEqualTo("google_sheets.row_added:" + ID);
    }

    private static String source(Draft draft) {
        return ((Trigger.Event) draft.workflow().trigger()).source();
    }
}
