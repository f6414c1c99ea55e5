package dev.parley.connectors.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.connectors.event.Delivery;
import dev.parley.connectors.event.Happening;
import dev.parley.connectors.event.Webhook;
import dev.parley.connectors.vault.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Shapes from docs.slack.dev, "Events API". */
class SlackWebhookTest {
    /** The example of "Verifying requests from Slack". */
    private static final Secret SIGNING_SECRET = new Secret("8f742231b10e8888abcd99yyyzzz85a5");

    private static final String TIME = "1531420618";
    private static final Instant NOW = Instant.ofEpochSecond(1531420618);
    private static final String SIGNATURE = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
    private static final String BODY =
            "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

    private final SlackWebhook webhook = new SlackWebhook();

    @Test
    void a_delivery_counts_when_slack_has_signed_it_lately() {
        assertThat(webhook.isGenuine(signed(BODY), SIGNING_SECRET, NOW)).isTrue();
        assertThat(webhook.isGenuine(signed(BODY + "&text=more"), SIGNING_SECRET, NOW))
                .isFalse();
        assertThat(webhook.isGenuine(signed(BODY), new Secret("another"), NOW)).isFalse();
        assertThat(webhook.isGenuine(signed(BODY), SIGNING_SECRET, NOW.plusSeconds(301)))
                .isFalse();
        assertThat(webhook.isGenuine(delivery("{}"), SIGNING_SECRET, NOW)).isFalse();
    }

    @Test
    void answers_the_question_whether_it_is_there() {
        assertThat(
                        webhook.handshake(
                                delivery(
                                        "{'token': 'Jhj5dZrVaK7ZwHHjRyZWjbDl', 'challenge': '3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P', 'type': 'url_verification'}")))
                .contains(new Webhook.Answer("text/plain", "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P"));
        assertThat(webhook.handshake(delivery(event("'type': 'message', 'text': 'Hi'"))))
                .isEmpty();
    }

    @Test
    void a_message_is_told_with_what_an_answer_needs() {
        List<Happening> told = webhook.read(delivery(event("""
                'type': 'message', 'channel': 'C123ABC456', 'user': 'U123ABC456', 'text': 'Live long', 'ts': '1355517523.000005',
                'thread_ts': '1355517500.000001', 'event_ts': '1355517523.000005', 'channel_type': 'channel'""")));

        assertThat(told)
                .containsExactly(new Happening(
                        "slack.message", "Ev123ABC456", JsonMapper.shared().readTree("""
                {"text": "Live long", "user": "U123ABC456", "channel": "C123ABC456", "ts": "1355517523.000005",
                 "thread": "1355517500.000001", "kind": "channel"}""")));
    }

    @Test
    void a_mention_and_a_reaction_are_told() {
        assertThat(webhook.read(delivery(event(
                        "'type': 'app_mention', 'user': 'U1', 'text': '<@U0> need SE', 'ts': '1.2', 'channel': 'C1'"))))
                .extracting(
                        Happening::source, told -> told.payload().path("text").asString())
                .containsExactly(tuple("slack.mention", "<@U0> need SE"));
        assertThat(webhook.read(delivery(event("""
                        'type': 'reaction_added', 'user': 'U1', 'item': {'type': 'message', 'channel': 'C1', 'ts': '1464196127.000002'},
                        'reaction': 'slightly_smiling_face', 'item_user': 'U2', 'event_ts': '1465244570.336841'"""))))
                .containsExactly(new Happening(
                        "slack.reaction_added",
                        "Ev123ABC456",
                        JsonMapper.shared().readTree("""
                        {"reaction": "slightly_smiling_face", "user": "U1", "author": "U2", "channel": "C1", "ts": "1464196127.000002"}""")));
    }

    @Test
    void what_the_app_itself_says_and_does_is_not_told() {
        assertThat(webhook.read(
                        delivery(event("'type': 'message', 'text': 'Hi', 'bot_id': 'B1', 'app_id': 'A123ABC456'"))))
                .isEmpty();
        assertThat(webhook.read(delivery(
                        event("'type': 'message', 'subtype': 'bot_message', 'bot_profile': {'app_id': 'A123ABC456'}"))))
                .isEmpty();
        assertThat(webhook.read(delivery(event("'type': 'reaction_added', 'user': 'U0BOT', 'item': {}"))))
                .isEmpty();
    }

    @Test
    void another_app_is_heard_but_comings_goings_and_changes_are_not() {
        assertThat(
                        webhook.read(
                                delivery(
                                        event(
                                                "'type': 'message', 'subtype': 'bot_message', 'text': 'Disk full', 'bot_id': 'B9', 'app_id': 'A999'"))))
                .extracting(Happening::source)
                .containsExactly("slack.message");
        for (String kind : List.of("message_changed", "message_deleted", "channel_join", "channel_topic")) {
            assertThat(webhook.read(delivery(event("'type': 'message', 'user': 'U1', 'subtype': '" + kind + "'"))))
                    .isEmpty();
        }
        assertThat(webhook.read(delivery(event("'type': 'team_join'")))).isEmpty();
    }

    private static String event(String fields) {
        return """
                {'token': 'z26uFbvR1xHJEdHE1OQiO6t8', 'team_id': 'T123ABC456', 'api_app_id': 'A123ABC456', 'event': {%s},
                 'type': 'event_callback', 'event_id': 'Ev123ABC456', 'event_time': 1355517523, 'is_ext_shared_channel': false,
                 'authorizations': [{'enterprise_id': null, 'team_id': 'T123ABC456', 'user_id': 'U0BOT', 'is_bot': true}]}""".formatted(fields);
    }

    private static Delivery delivery(String body) {
        return new Delivery("POST", Map.of(), Map.of(), body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static Delivery signed(String body) {
        return new Delivery(
                "POST",
                Map.of("X-Slack-Request-Timestamp", TIME, "X-Slack-Signature", SIGNATURE),
                Map.of(),
                body.getBytes(StandardCharsets.UTF_8));
    }
}
