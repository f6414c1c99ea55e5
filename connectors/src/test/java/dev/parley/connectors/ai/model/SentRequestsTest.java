package dev.parley.connectors.ai.model;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static dev.parley.connectors.ai.model.Desk.ask;
import static dev.parley.connectors.ai.model.Desk.askLabel;
import static dev.parley.connectors.ai.model.Desk.events;
import static dev.parley.connectors.ai.model.Desk.json;
import static dev.parley.connectors.ai.model.Desk.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Golden: what goes over the wire to each provider, byte for byte but for the order of fields. */
class SentRequestsTest {
    @RegisterExtension
    static final WireMockExtension far = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final JsonMapper PRETTY = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    @ParameterizedTest
    @EnumSource
    void prose(Shape shape) throws Exception {
        Desk.with(far, shape).answering(shape, ok(shape.whole("Yes."))).reply(ask().withTemperature(0.2));

        assertSent(shape, "prose");
    }

    @ParameterizedTest
    @EnumSource
    void json_by_schema(Shape shape) throws Exception {
        Desk.with(far, shape)
                .answering(shape, ok(shape.whole("{\"label\": \"bug\"}")))
                .reply(askLabel());

        assertSent(shape, "json");
    }

    @ParameterizedTest
    @EnumSource
    void a_stream(Shape shape) throws Exception {
        Desk.with(far, shape)
                .streaming(shape, events(shape.streamed(List.of("Yes."))))
                .hear(ask());

        assertSent(shape, "stream");
    }

    /** It keeps answers only to schemas that close every object. */
    @Test
    void anthropic_is_asked_in_words_for_what_it_cannot_enforce() throws Exception {
        JsonNode open = json("{\"type\": \"object\", \"properties\": {\"label\": {\"type\": \"string\"}}}");
        Desk desk = Desk.with(far, Shape.ANTHROPIC)
                .answering(Shape.ANTHROPIC, ok(Shape.ANTHROPIC.whole("```json\n{\"label\": \"bug\"}\n```")));

        Reply reply = desk.reply(ask().withAnswer(open));

        assertThat(reply.json()).isEqualTo(json("{\"label\": \"bug\"}"));
        assertSent(Shape.ANTHROPIC, "json-in-words");
    }

    /** Newer models answer a temperature with an error. */
    @Test
    void a_model_that_takes_no_temperature_gets_none() throws Exception {
        Desk desk = Desk.with(far, Shape.ANTHROPIC).answering(Shape.ANTHROPIC, ok(Shape.ANTHROPIC.whole("Yes.")));

        desk.reply(ask().withTemperature(0.2).withModel(ModelName.parse("anthropic/claude-opus-5")));
        desk.reply(ask().withTemperature(0.2).withModel(ModelName.parse("anthropic/claude-unheard-of")));

        assertThat(desk.requests(Shape.ANTHROPIC))
                .hasSize(2)
                .allSatisfy(sent -> assertThat(sent.has("temperature")).isFalse());
    }

    private static void assertSent(Shape shape, String kind) throws IOException {
        LoggedRequest request = far.findAll(anyRequestedFor(anyUrl())).getLast();
        String sent = "POST " + request.getUrl() + "\n" + headers(request) + "\n"
                + PRETTY.writeValueAsString(PRETTY.convertValue(json(request.getBodyAsString()), TreeMap.class)) + "\n";
        String name = shape.provider().id() + "-" + kind + ".txt";

        assertThat(sent).as(name).isEqualTo(golden(name));
    }

    /** Those that matter to the provider. */
    private static String headers(LoggedRequest request) {
        StringBuilder headers = new StringBuilder();
        for (String name :
                List.of("Authorization", "x-api-key", "x-goog-api-key", "anthropic-version", "Content-Type")) {
            if (request.containsHeader(name)) {
                headers.append(name)
                        .append(": ")
                        .append(request.getHeader(name))
                        .append('\n');
            }
        }
        return headers.toString();
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = SentRequestsTest.class.getResourceAsStream("/golden/models/" + name)) {
            return file == null
                    ? "(there is no golden/models/" + name + ")"
                    : new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
