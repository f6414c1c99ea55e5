package dev.parley.copilot.eval;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The marks of guided understanding (C7), on requests it was mended with and on those it was not. */
class UnderstandingTest {
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
