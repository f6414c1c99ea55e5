package dev.parley.bot.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.journal.FencedException;
import dev.parley.engine.journal.OverloadedException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

@ExtendWith(OutputCaptureExtension.class)
class ProblemsTest {
    private final Problems problems = new Problems();

    @Test
    void the_unexpected_is_told_by_an_incident_number_that_leads_to_the_log(CapturedOutput output) {
        ResponseEntity<Object> answer = problems.unexpected(new IllegalStateException("password=hunter2"));
        assertThat(answer.getStatusCode().value()).isEqualTo(500);
        ProblemDetail problem = (ProblemDetail) answer.getBody();
        assertThat(problem.toString()).doesNotContain("hunter2", "IllegalState");
        String incident = problem.getDetail().replaceAll(".*incident (\\w+).*", "$1");
        assertThat(incident).hasSize(8);
        assertThat(output.getOut()).contains("Incident " + incident, "hunter2");
    }

    @Test
    void overload_says_when_to_come_back() {
        ResponseEntity<Object> answer = problems.overloaded(new OverloadedException(Duration.ofSeconds(3)));
        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("3");
        assertThat(((ProblemDetail) answer.getBody()).getProperties().get("hint"))
                .asString()
                .contains("3 s");
    }

    @Test
    void a_process_that_lost_the_runs_sends_people_away_for_a_moment() {
        ResponseEntity<Object> answer = problems.fenced(FencedException.nothingWritten());
        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("2");
        assertThat(((ProblemDetail) answer.getBody()).getDetail()).contains("nothing was written");
    }
}
