package dev.parley.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.slack.standin.Workspace;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Who may speak in Slack's name. */
class SlackSignatureTest extends SlackedParley {
    @Test
    void a_wrong_signature_is_refused() {
        assertThat(send(signed().signedWith("another secret").event(greeting())))
                .isEqualTo(401);
    }

    @Test
    void a_missing_signature_is_refused() {
        assertThat(anyone().post("/slack/events", "{\"type\": \"event_callback\"}")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void a_request_of_an_hour_ago_is_refused() {
        Instant before = Instant.now().minus(Duration.ofHours(1));
        assertThat(send(signed().at(before).event(greeting()))).isEqualTo(401);
    }

    @Test
    void the_handshake_is_answered_with_its_challenge() {
        HttpResponse<String> answer = answer(signed().urlVerification("c-123"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("c-123");
    }

    @Test
    void what_is_no_request_of_slack_s_does_no_harm() {
        assertThat(send(signed().signed("application/json", "{\"type\": \"nonsense\"}", Map.of())))
                .isLessThan(500);
        assertThat(send(signed().signed("application/json", "[", Map.of()))).isLessThan(500);
        assertThat(send(signed().signed("application/x-www-form-urlencoded", "payload=%7B", Map.of())))
                .isLessThan(500);
    }

    private ObjectNode greeting() {
        return message("app_mention", channel, ANA, "<@" + Workspace.BOT + "> help", "1763700001.000001", "");
    }
}
