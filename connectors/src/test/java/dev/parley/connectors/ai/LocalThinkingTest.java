package dev.parley.connectors.ai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.connectors.ai.LocalEvidence.Found;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the embedded model does alone, and that it says so. */
class LocalThinkingTest {
    private static final String MAIL = """
            Hi team,

            the coolant pump in hall 2 broke down this morning at 6:40 and line 4 has been standing since.
            Dr. Weiss from ACME was here at nine. She says the shaft is bent and cannot be repaired.
            ACME can deliver a new pump on Thursday, for 4,250 EUR, if we order before noon today.
            The coffee machine on the second floor also makes a funny noise again.
            Until Thursday we lose about 300 parts a day. Marta has to approve the order.

            Thanks and best regards
            Jonas""";

    private static final Studio studio = Studio.without();
    private static final LocalEvidence local = new LocalEvidence(Studio.EMBEDDINGS);

    @Test
    void a_summary_without_a_model_is_made_of_the_text_s_own_sentences_and_says_so() throws Exception {
        JsonNode output = summary("'length': 'two sentences'");

        assertThat(output.path("extractive").asBoolean()).isTrue();
        assertThat(output.path("model").asString()).isEqualTo("local/all-minilm-l6-v2");
        assertThat(output.path("cost").asInt()).isZero();
        assertThat(output.path("notices")).isEmpty();
        String mail = MAIL.replaceAll("\\s+", " ");
        List<Passage> sentences = Sentences.in(output.path("summary").asString());
        assertThat(sentences).hasSize(2).allSatisfy(sentence -> assertThat(mail).contains(sentence.text()));
        assertThat(output.path("summary").asString()).contains("pump").doesNotContain("coffee", "Hi team", "regards");
    }

    @Test
    void a_focus_decides_what_the_summary_says_most_about() throws Exception {
        assertThat(summary("'length': 'one sentence', 'focus': 'the coffee machine'")
                        .path("summary")
                        .asString())
                .contains("coffee");
        assertThat(summary("'length': 'one sentence', 'focus': 'price and delivery'")
                        .path("summary")
                        .asString())
                .contains("4,250 EUR");
    }

    @Test
    void a_summary_in_another_language_is_not_pretended() throws Exception {
        assertThat(summary("'language': 'German'").path("notices").get(0).asString())
                .contains("only a language model can summarize in another");
    }

    @Test
    void a_short_text_is_its_own_summary_and_data_can_be_summarized_too() throws Exception {
        assertThat(studio.call("ai.summarize", "{'text': 'The pump in hall 2 broke.'}")
                        .path("summary")
                        .asString())
                .isEqualTo("The pump in hall 2 broke.");
        assertThat(studio.call("ai.summarize", "{'text': {'subject': 'The pump in hall 2 broke again'}}")
                        .path("summary")
                        .asString())
                .contains("The pump in hall 2 broke again");
    }

    @ParameterizedTest
    @CsvSource({
        "three sentences, 3",
        "five bullet points, 5",
        "2 sentences, 2",
        "at most 100 words, 5",
        "one paragraph, 4",
        "very short, 2",
        "9999 sentences, 20",
        "as you like, 3"
    })
    void a_length_in_words_is_a_number_of_sentences(String length, int sentences) {
        assertThat(SentenceCount.in(length)).isEqualTo(sentences);
    }

    @Test
    void sentences_end_neither_at_abbreviations_nor_in_the_middle_of_a_wrapped_line() {
        String text =
                "Dr. Weiss paid 4.50 EUR for it,\nwhich is a lot for a coffee if one comes to think about it a while,\n"
                        + "e.g. at nine.\n- first item\n- second item\nTotal: 12\n\nThe end";

        assertThat(Sentences.in(text))
                .allSatisfy(sentence -> assertThat(text.substring(sentence.start(), sentence.end()))
                        .isEqualTo(sentence.text()))
                .extracting(Passage::text)
                .endsWith("- first item", "- second item", "Total: 12", "The end")
                .anyMatch(sentence -> sentence.startsWith("which is") && sentence.endsWith("at nine."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The coolant pump in hall 2 broke down this morning",
                "The shaft is bent and cannot be repaired",
                "ACME can deliver a new pump on Thursday",
                "The new pump costs 4250 EUR",
                "Marta must approve the order"
            })
    void a_claim_that_the_source_makes_is_found_with_its_quote(String claim) {
        Optional<Found> found = evidence(claim);

        assertThat(found).isPresent();
        Passage passage = found.get().passage();
        assertThat(MAIL.substring(passage.start(), passage.end())).isEqualTo(passage.text());
        assertThat(found.get().confidence()).isBetween(0.55, 0.9);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The new pump costs 4500 EUR",
                "The pump in hall 3 broke down this morning",
                "On Thursday Siemens can deliver a new pump",
                "The shaft can be repaired",
                "ACME can not deliver a new pump on Thursday",
                "The order was approved by Peter",
                "Jonas moves to Lisbon in spring",
                "42",
                "it is",
                ":)"
            })
    void a_claim_that_the_source_does_not_make_is_not_found(String claim) {
        assertThat(evidence(claim)).isEmpty();
    }

    @Test
    void a_source_of_many_pages_is_read_to_its_end() {
        String pages = "We talked about this and that, and about the pump in general. ".repeat(3_000);

        assertThat(local.evidence(
                                List.of(new Claim("The new pump costs 4250 EUR", "The new pump costs 4250 EUR")),
                                pages + MAIL)
                        .getFirst())
                .hasValueSatisfying(found -> assertThat(found.passage().text()).contains("4,250 EUR"));
    }

    @Test
    void extracted_data_is_checked_field_by_field_and_the_least_sure_counts() throws Exception {
        JsonNode output = studio.call("ai.verify", """
                {'claims': {'supplier': 'ACME', 'price': 4250, 'currency': 'USD', 'note': null},
                 'source': 'ACME can deliver a new pump on Thursday, for 4,250 EUR.'}""");

        assertThat(output.path("claims")
                        .valueStream()
                        .map(claim -> claim.path("claim").asString()))
                .containsExactly("supplier: ACME", "price: 4250", "currency: USD");
        assertThat(output.path("notFound").valueStream().map(JsonNode::asString))
                .containsExactly("currency: USD");
        assertThat(output.path("claims").get(1).path("quote").asString()).contains("4,250 EUR");
        assertThat(output.path("claims").get(2).has("quote")).isFalse();
        assertThat(output.path("confidence").asDouble()).isZero();
        assertThat(output.path("model").asString()).isEqualTo("local/all-minilm-l6-v2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,200.50 EUR | 1200.5",
                "1.200,50 EUR | 1200.50",
                "1 200 | 1200",
                "1'000'000 | 1000000",
                "0.075 kg | 0.075"
            })
    void a_number_is_the_same_however_it_is_written(String one, String other) {
        assertThat(Numbers.in(one)).isEqualTo(Numbers.in(other)).hasSize(1);
    }

    private static Optional<Found> evidence(String claim) {
        return local.evidence(List.of(new Claim(claim, claim)), MAIL).getFirst();
    }

    private static JsonNode summary(String more) throws Exception {
        return studio.call("ai.summarize", "{'text': " + quoted(MAIL) + ", " + more + "}");
    }

    private static String quoted(String text) {
        return "'" + text.replace("\n", "\\n") + "'";
    }
}
