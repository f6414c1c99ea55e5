package dev.parley.engine.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.engine.run.RunStatus;
import dev.parley.engine.run.StepId;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Test cases as people write them. */
class TestCaseJsonTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    @Test
    void how_it_ends_is_all_a_case_has_to_say() {
        TestCase read = read("{\"expected\": {\"status\": \"FAILED\"}}");
        assertThat(read.expected()).isEqualTo(new RunResult(RunStatus.FAILED, null, null, null));
        assertThat(read.given().startedAt()).isEqualTo(NOW);
        assertThat(read.given().payload()).isEmpty();
        assertThat(read.mocks()).isEmpty();
    }

    @Test
    void what_starts_the_run_is_the_input_unless_it_is_said() {
        TestCase read = read("{\"given\": {\"input\": {\"n\": 1}}, \"expected\": {\"status\": \"FAILED\"}}");
        assertThat(read.given().payload()).isEqualTo(read.given().input());
    }

    @Test
    void answers_are_told_apart_by_what_they_hold() {
        Map<StepId, ?> mocks = read("""
                {"mocks": {"a": [{"error": {"code": "x", "message": "y"}}, {"output": null, "after": "PT2S"}],
                           "b": [{"approve": false, "by": {"id": "user:bo", "name": "Bo"}}],
                           "orders.3.c": [{"values": {}, "by": {"id": "user:bo", "name": "Bo"}}], "d": [{"event": 1}], "e": []},
                 "expected": {"status": "FAILED"}}""").mocks();
        assertThat(mocks.toString())
                .matches(
                        ".*a=\\[Failed.*, Returned.*], b=\\[Voted.*], orders.3.c=\\[FilledIn.*], d=\\[Happened.*], e=\\[].*");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "[]; an object",
                "{}; `expected` is missing",
                "{'expected': {}}; `expected`: `status` is missing",
                "{'expected': {'status': 'FINE'}}; `expected.status`: the value is of the wrong kind",
                "{'expected': {'status': 'FAILED'}, 'mock': {}}; `mock`: a test case has no such field",
                "{'expected': {'status': 'FAILED'}, 'given': 5}; `given`: the value is of the wrong kind",
                "{'expected': {'status': 'FAILED'}, 'mocks': {'a': {}}}; `mocks.a`: the value is of the wrong kind",
                "{'expected': {'status': 'FAILED'}, 'mocks': {'a': [{'odd': 1}]}}; `mocks.a[0]`: an answer holds",
                "{'expected': {'status': 'FAILED'}, 'mocks': {'a': [{'approve': true}]}}; `mocks.a[0]`: `by` is missing",
                "{'expected': {'status': 'FAILED'}, 'mocks': {'a': null}}; the mocks of a",
                "{'expected': {'status': 'FAILED'}, 'given': {'startedAt': 'noon'}}; `given.startedAt`: the value is of the wrong kind"
            })
    void what_is_wrong_is_said_with_its_place(String json, String words) {
        assertThatThrownBy(() -> read(json.replace('\'', '"')))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words)
                .message()
                .doesNotContain("dev.parley", "jackson");
    }

    private static TestCase read(String json) {
        return TestCaseJson.read(Stage.JSON.readTree(json), NOW);
    }
}
