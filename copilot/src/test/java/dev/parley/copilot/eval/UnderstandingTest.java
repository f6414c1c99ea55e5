package dev.parley.copilot.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The marks of guided understanding (C7), on requests it was mended with and on those it was not. */
class UnderstandingTest {
    /** Requests from elsewhere, by {@code -Deval.file=…}: their marks are for reading; only the drafts have to be valid. */
    @Test
    @EnabledIfSystemProperty(named = "eval.file", matches = ".+")
    void requests_of_a_given_file_become_valid_drafts() {
        Path file = Path.of(System.getProperty("eval.file"));
        Report report = Eval.of(file.getFileName().toString(), Asked.from(file));
        System.out.println(report);
        if (Boolean.getBoolean("eval.steps")) {
            report.verdicts().forEach(verdict -> System.out.println(verdict.told()));
        }
        assertThat(report.validating()).as("validating").isEqualTo(1);
    }

    /** In other words than it was mended with, and in people's own: the floor that must not be lost again. */
    @Test
    void requests_nobody_looked_at_while_mending_are_mostly_understood() {
        Report report = Eval.of("own, fresh", Asked.own("fresh"));
        System.out.println(report);
        assertThat(report.triggers()).as("triggers").isGreaterThanOrEqualTo(0.88);
        assertThat(report.connectors()).as("connectors").isGreaterThanOrEqualTo(0.88);
        assertThat(report.standIns()).as("stand-ins").isGreaterThanOrEqualTo(0.88);
        assertThat(report.ai()).as("ai").isGreaterThanOrEqualTo(0.85);
        assertThat(report.branches()).as("branches").isGreaterThanOrEqualTo(0.75);
        assertThat(report.loops()).as("loops").isGreaterThanOrEqualTo(0.85);
        assertThat(report.approvals()).as("approvals").isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "heldout"})
    void published_requests_become_drafts_that_do_what_they_say(String set) {
        Report report = Eval.of("own, " + set, Asked.own(set));
        System.out.println(report);
        assertThat(report.validating()).as("validating").isEqualTo(1);
        assertThat(report.triggers()).as("triggers").isGreaterThanOrEqualTo(0.9);
        assertThat(report.connectors()).as("connectors").isGreaterThanOrEqualTo(0.88);
        assertThat(report.standIns()).as("stand-ins").isGreaterThanOrEqualTo(0.88);
        assertThat(report.ai()).as("ai").isGreaterThanOrEqualTo(0.85);
        assertThat(report.branches()).as("branches").isGreaterThanOrEqualTo(0.8);
        assertThat(report.loops()).as("loops").isGreaterThanOrEqualTo(0.85);
        assertThat(report.approvals()).as("approvals").isEqualTo(1);
    }
}
