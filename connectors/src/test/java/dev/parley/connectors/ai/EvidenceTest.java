package dev.parley.connectors.ai;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.connectors.ai.model.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What a model says it found is believed as far as it stands in the source, and no further (requirement A5). */
class EvidenceTest {
    @RegisterExtension
    static final WireMockExtension far = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final String CLAIMS = """
            {'claims': ['ACME wants 40 seats', 'They pay 1200 a month', 'They start in May'],
             'source': 'Ana: we need forty seats, so 40.\\nBo: that is 1,250 a month.'}""";

    @ParameterizedTest
    @EnumSource
    void each_claim_gets_the_quote_that_stands_there_and_where(Shape shape) throws Exception {
        Studio studio = Studio.with(far, shape).saying(shape, """
                {'results': [{'claim': 1, 'quote': 'we need forty seats, so 40.', 'confidence': 0.98},
                             {'claim': 2, 'quote': '', 'confidence': 0}, {'claim': 3, 'quote': '', 'confidence': 0}]}""");

        JsonNode output = studio.call("ai.verify", CLAIMS);

        assertThat(output.at("/claims/0")).hasToString("""
                {"claim":"ACME wants 40 seats","found":true,"quote":"we need forty seats, so 40.","start":5,"end":32,"confidence":0.98}""");
        assertThat(output.at("/claims/1"))
                .hasToString("{\"claim\":\"They pay 1200 a month\",\"found\":false,\"confidence\":0.0}");
        assertThat(output.path("notFound")).hasSize(2);
        assertThat(output.path("confidence").asDouble()).isZero();
        assertThat(output.path("model").asString()).isEqualTo(shape.model().toString());
    }

    @Test
    void a_quote_that_the_model_made_up_proves_nothing_and_is_told() throws Exception {
        JsonNode output = verified("{'claim': 3, 'quote': 'Ana: we start in May', 'confidence': 1}");

        assertThat(output.at("/claims/2/found").asBoolean()).isFalse();
        assertThat(output.at("/claims/2/confidence").asDouble()).isZero();
        assertThat(output.at("/notices/0").asString()).contains("1 of the model's quotes do not stand in the source");
    }

    @Test
    void a_true_quote_without_the_claim_s_number_is_not_believed_further_than_a_coin() throws Exception {
        JsonNode output = verified("{'claim': 2, 'quote': 'that is 1,250 a month', 'confidence': 0.99}");

        assertThat(output.at("/claims/1/found").asBoolean()).isTrue();
        assertThat(output.at("/claims/1/confidence").asDouble()).isEqualTo(0.5);
    }

    @Test
    void results_for_claims_nobody_made_and_second_opinions_change_nothing() throws Exception {
        JsonNode output = verified(
                "{'claim': 9, 'quote': 'so 40', 'confidence': 1},"
                        + "{'claim': 1, 'quote': 'so 40', 'confidence': 7}, {'claim': 1, 'quote': 'that is', 'confidence': 0.1}");

        assertThat(output.path("claims")).hasSize(3);
        assertThat(output.at("/claims/0/quote").asString()).isEqualTo("so 40");
        assertThat(output.at("/claims/0/confidence").asDouble()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void an_answer_comes_with_its_proof(Shape shape) throws Exception {
        Studio studio = Studio.with(far, shape).saying(shape, """
                {'found': true, 'answer': 'Within 30 days.', 'quotes': [{'source': 1, 'quote': 'Refunds are possible within 30 days.'}]}""");

        JsonNode output = answer(studio);

        assertThat(output.path("answer").asString()).isEqualTo("Within 30 days.");
        assertThat(output.path("found").asBoolean()).isTrue();
        assertThat(output.at("/quotes/0"))
                .as("the model miscounted the sources; the words decide")
                .hasToString("""
                        {"quote":"Refunds are possible within 30 days.","source":2,"title":"Terms","start":12,"end":48}""");
    }

    @Test
    void an_answer_without_a_true_quote_is_thrown_away() throws Exception {
        Studio studio = Studio.with(far, Shape.OPENAI).saying(Shape.OPENAI, """
                {'found': true, 'answer': 'Within a year.', 'quotes': [{'source': 2, 'quote': 'Refunds are possible within a year.'}]}""");

        JsonNode output = answer(studio);

        assertThat(output.path("found").asBoolean()).isFalse();
        assertThat(output.path("answer").asString()).isEqualTo("Not found in the sources.");
        assertThat(output.toString()).doesNotContain("Within a year");
        assertThat(output.at("/notices/0").asString()).contains("none of its quotes stands in the sources");
    }

    @Test
    void what_the_sources_do_not_say_is_not_found() throws Exception {
        Studio studio =
                Studio.with(far, Shape.OPENAI).saying(Shape.OPENAI, "{'found': false, 'answer': '', 'quotes': []}");

        JsonNode output = answer(studio);

        assertThat(output.path("found").asBoolean()).isFalse();
        assertThat(output.path("quotes")).isEmpty();
        assertThat(output.path("notices")).isEmpty();
    }

    private static JsonNode verified(String results) throws Exception {
        return Studio.with(far, Shape.OPENAI)
                .saying(Shape.OPENAI, "{'results': [" + results + "]}")
                .call("ai.verify", CLAIMS);
    }

    private static JsonNode answer(Studio studio) throws Exception {
        return studio.call("ai.answer", """
                {'question': 'How long can I return it?', 'sources': ['We open at nine.',
                  {'title': 'Terms', 'text': 'Dear guest. Refunds are possible within 30 days.'}]}""");
    }
}
