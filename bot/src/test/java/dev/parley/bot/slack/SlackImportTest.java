package dev.parley.bot.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import dev.parley.bot.slack.standin.Gestures;
import dev.parley.bot.slack.standin.Posted;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Importing an API in a thread. */
@TestPropertySource(properties = "PARLEY_EGRESS_ALLOW=127.0.0.1,localhost")
class SlackImportTest extends SlackedParley {
    private static final WireMockServer FAR =
            new WireMockServer(wireMockConfig().dynamicPort());

    private static final String LAMPS = """
            openapi: 3.1.0
            info: {title: Acme Lamps, version: '1'}
            servers: [{url: /}]
            security: [{key: []}]
            components: {securitySchemes: {key: {type: http, scheme: bearer}}}
            paths:
              /lamps:
                get: {operationId: listLamps, summary: List lamps, responses: {'200': {description: ok}}}
                post: {operationId: switchOn, summary: Switch a lamp on, responses: {'200': {description: ok}}}
            """;

    static {
        FAR.start();
        FAR.stubFor(get("/openapi.yaml").willReturn(WireMock.ok(LAMPS)));
    }

    @BeforeEach
    void nothing_is_imported() {
        jdbc.sql("DELETE FROM imported_api").update();
    }

    @Test
    void an_api_is_imported_in_the_thread_it_was_mentioned_in_and_once() {
        String thread = mention(ANA, "import our API <" + document() + ">");
        Posted card = awaitButton("Import");
        assertThat(card.thread()).isEqualTo(thread);
        assertThat(card.seen()).contains("*Acme Lamps* has 2 operations", "List lamps", "Switch a lamp on");

        HttpRequest click = signed().interaction(Gestures.press(card, "Import", ANA));
        assertThat(send(click)).isEqualTo(200);
        assertThat(send(click)).isEqualTo(200);
        press(ANA, card, "Import");

        Posted next = awaitSaying("*Acme Lamps* is imported");
        assertThat(next.thread()).isEqualTo(thread);
        assertThat(next.seen()).contains("give it its key", "Never write a key in a chat");
        awaitSaying("nothing was done twice");
        Posted settled = awaitSaying("Imported by Ana");
        assertThat(settled.ts()).isEqualTo(card.ts());
        assertThat(settled.buttons()).isEmpty();
        assertThat(owner().get("/api/connectors/openapi").json().path("items"))
                .singleElement()
                .satisfies(api -> assertThat(api.path("revision").asInt()).isEqualTo(1));
    }

    @Test
    void somebody_who_may_not_connect_systems_hears_whom_to_ask() {
        mention(KIM, "import our API <" + document() + ">");

        assertThat(awaitSaying("may not connect other systems").seen())
                .contains("needs the role admin", "Ask Ana López");
    }

    @Test
    void the_slash_command_opens_a_thread_and_help_names_it() {
        command(ANA, "import " + document());
        Posted head = awaitSaying("Ana López wishes: import");
        Posted card = awaitButton("Not now");
        assertThat(card.thread()).isEqualTo(head.ts());
        press(ANA, card, "Not now");
        assertThat(awaitSaying("Not now, said Ana").ts()).isEqualTo(card.ts());

        command(KIM, "help");
        assertThat(awaitSaying("Tell me what should happen").seen()).contains("import API https://");
    }

    private static String document() {
        return FAR.baseUrl() + "/openapi.yaml";
    }
}
