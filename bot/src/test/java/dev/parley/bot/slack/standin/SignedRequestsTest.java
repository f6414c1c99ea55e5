package dev.parley.bot.slack.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class SignedRequestsTest {
    private static final URI APP = URI.create("http://127.0.0.1:1/slack/events");

    /** The example of docs.slack.dev, "Verifying requests from Slack". */
    @Test
    void the_signature_is_slack_s_own() {
        SignedRequests requests = new SignedRequests(
                APP, "8f742231b10e8888abcd99yyyzzz85a5", Instant.ofEpochSecond(1_531_420_618), Workspace.TEAM);
        HttpRequest request = requests.signed(
                "application/x-www-form-urlencoded",
                "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
                        + "&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
                        + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
                        + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c",
                Map.of());

        assertThat(request.headers().firstValue("X-Slack-Signature"))
                .contains("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503");
    }

    @Test
    void an_event_that_is_sent_again_says_so() {
        ObjectNode event = Reply.json().put("type", "app_mention");
        HttpRequest request = SignedRequests.now(APP, "secret").retry(2, "http_timeout", "Ev1", event);

        assertThat(request.headers().firstValue("X-Slack-Retry-Num")).contains("2");
        assertThat(request.headers().firstValue("X-Slack-Retry-Reason")).contains("http_timeout");
    }
}
