package dev.parley.bot.templates;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The stories where no language model is connected: they tell facts, and do not pretend to have thought about them. */
class GuidedStoriesTest extends Story {
    private static final String BRIEF = "{\"domain\": \"techcorp.com\", \"database\": \"" + Systems.DATABASE
            + "\", \"person\": \"ana@techcorp.com\"}";

    @Test
    void the_brief_holds_the_facts_and_no_talking_points() {
        installed("the-brief", BRIEF);
        aMeetingIsComing("jane@acme.com");

        succeeded();
        assertThat(SYSTEMS.directMessages())
                .singleElement()
                .asString()
                .contains("- Deal: Demo, 500,000", "- Flag: Q4 close priority", "- Open: SUP-456")
                .doesNotContain("talking points", "Not in this brief");
    }

    @Test
    void a_brief_that_slack_does_not_take_is_read_in_parley_all_the_same() {
        SYSTEMS.isDown("/slack");
        installed("the-brief", BRIEF);
        aMeetingIsComing("jane@acme.com");

        succeeded();
        assertThat(told()).contains("It did not reach ana@techcorp.com", "- Deal: Demo, 500,000", "- Slack: ");
    }

    @Test
    void a_customer_whom_nobody_knows_gets_a_brief_that_says_so() {
        String nothing = "{\"totalSize\": 0, \"done\": true, \"records\": []}";
        SYSTEMS.far().stubFor(get(urlPathEqualTo(Systems.SALESFORCE + "/query")).willReturn(Systems.json(nothing)));
        installed("the-brief", BRIEF);
        aMeetingIsComing("kim@newco.io");

        succeeded();
        assertThat(SYSTEMS.directMessages().getFirst())
                .startsWith("*Newco: Demo, in ")
                .contains("Nothing found: Salesforce has no account for newco.io");
    }

    @Test
    void a_meeting_among_ourselves_starts_nothing() {
        installed("the-brief", BRIEF);
        aMeetingIsComingToo("jane@acme.com");

        succeeded();
        assertThat(runs()).isEqualTo(1);
        assertThat(SYSTEMS.directMessages()).singleElement().asString().contains("Jane Wilson");
    }
}
