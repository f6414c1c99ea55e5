package dev.parley.bot.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.api.Http.Answer;

/** Says of an answer that it is a proper refusal: RFC 9457, with a hint, and without anything of our insides. */
public final class ProblemAssert {
    private final Answer answer;

    private ProblemAssert(Answer answer) {
        this.answer = answer;
    }

    public static ProblemAssert assertProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.at("/title")).isNotBlank();
        assertThat(answer.at("/detail")).isNotBlank();
        assertThat(answer.at("/hint")).isNotBlank();
        assertThat(answer.body()).doesNotContain("Exception", "dev.parley", "org.springframework", "tools.jackson");
        return new ProblemAssert(answer);
    }

    public ProblemAssert saying(String... words) {
        assertThat(answer.at("/detail")).contains(words);
        return this;
    }

    public ProblemAssert hinting(String... words) {
        assertThat(answer.at("/hint")).contains(words);
        return this;
    }

    public ProblemAssert withProblems(int count) {
        assertThat(answer.json().path("problems")).hasSize(count);
        return this;
    }

    public ProblemAssert withFinding(String code) {
        assertThat(answer.json().path("findings").findValuesAsString("code")).contains(code);
        return this;
    }
}
