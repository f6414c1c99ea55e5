package dev.parley.bot.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {
    @ParameterizedTest
    @ValueSource(strings = {"list", "List.", "list workflows", "show me all my workflows", "/parley list", "/list"})
    void the_list_can_be_asked_for_in_several_ways(String words) {
        assertThat(Command.parse(words)).contains(new Command.ListWorkflows());
    }

    @Test
    void run_names_a_workflow_and_its_values() {
        assertThat(Command.parse("run \"Order mail\" with total=1500 name='Ana B'"))
                .contains(new Command.Run("Order mail", "total=1500 name='Ana B'"));
        assertThat(Command.parse("start order mail")).contains(new Command.Run("order mail", ""));
        assertThat(Command.parse("run the mail with attachments"))
                .contains(new Command.Run("the mail with attachments", ""));
    }

    @Test
    void status_and_cancel_may_name_what_they_mean() {
        assertThat(Command.parse("status")).contains(new Command.Status(""));
        assertThat(Command.parse("status of order mail")).contains(new Command.Status("order mail"));
        assertThat(Command.parse("cancel")).contains(new Command.Cancel(""));
        assertThat(Command.parse("cancel run order mail")).contains(new Command.Cancel("order mail"));
        assertThat(Command.parse("reject it!")).contains(new Command.Decide(false));
    }

    @Test
    void versions_and_tests_are_asked_for_by_name() {
        assertThat(Command.parse("versions of order mail")).contains(about(Matter.VERSIONS, "order mail"));
        assertThat(Command.parse("/diff order mail 1 draft")).contains(about(Matter.DIFF, "order mail 1 draft"));
        assertThat(Command.parse("roll back \"order mail\"")).contains(about(Matter.ROLLBACK, "order mail"));
        assertThat(Command.parse("test order mail")).contains(about(Matter.TEST, "order mail"));
        assertThat(Command.parse("keep order mail as a test.")).contains(about(Matter.KEEP, "order mail"));
    }

    @Test
    void what_looks_like_versions_may_end_a_name() {
        VersionedName said = new VersionedName("plan 2 from V1, to Draft");
        assertThat(said.with(0).orElseThrow().name()).isEqualTo("plan 2 from V1, to Draft");
        assertThat(said.with(1).orElseThrow()).isEqualTo(new VersionedName.Reading("plan 2 from V1", List.of("draft")));
        assertThat(said.with(2).orElseThrow()).isEqualTo(new VersionedName.Reading("plan 2", List.of("1", "draft")));
        assertThat(new VersionedName("plan").with(1)).isEmpty();
    }

    private static Command about(Matter matter, String words) {
        return new Command.About(matter, new VersionedName(words));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "help me",
                "automate my business",
                "When an order arrives, approve it",
                "list all orders every day"
            })
    void a_wish_is_no_command(String words) {
        assertThat(Command.parse(words)).isEmpty();
    }
}
