package dev.parley.copilot.understanding.model;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.connectors.ai.model.Budget;
import dev.parley.connectors.ai.model.UsageLedger.Outcome;
import dev.parley.connectors.ai.model.UsageLedger.Usage;
import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.understanding.Reading;
import dev.parley.copilot.understanding.Remarks;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No draft is lost: the guided reading stands, and one line says why. */
class WhenAModelFailsTest {
    private static final String WISH = "When an order arrives by webhook, POST it to https://erp.example/orders";

    @RegisterExtension
    final WireMockExtension far = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    @ParameterizedTest
    @EnumSource(Maker.class)
    void no_json(Maker maker) {
        Reader reader = fails(
                maker,
                Reader.ok(maker.answer("Sure! Here is your workflow.", maker.whole)),
                "did not keep to the form");

        assertThat(reader.used()).isNotEmpty().extracting(Usage::outcome).containsOnly(Outcome.MALFORMED);
    }

    @ParameterizedTest
    @EnumSource(Maker.class)
    void half_an_answer(Maker maker) {
        Reader reader = fails(maker, Reader.ok(maker.answer("{\"name\": \"Or", maker.cutOff)), "was cut off at");

        assertThat(reader.used()).isNotEmpty().extracting(Usage::outcome).containsOnly(Outcome.CUT_OFF);
    }

    @ParameterizedTest
    @EnumSource(Maker.class)
    void too_many_requests(Maker maker) {
        Reader reader = fails(
                maker,
                aResponse().withStatus(429).withHeader("Retry-After", "30").withBody(maker.error("Slow down.")),
                "takes no more requests");

        assertThat(reader.used()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Maker.class)
    void a_fault_at_the_maker(Maker maker) {
        fails(maker, aResponse().withStatus(503).withBody(maker.error("Overloaded.")), "could not answer");
    }

    @ParameterizedTest
    @EnumSource(Maker.class)
    void a_refusal(Maker maker) {
        Reader reader = fails(maker, Reader.ok(maker.refusal()), "declined to answer");

        assertThat(reader.used()).extracting(Usage::outcome).containsExactly(Outcome.REFUSED);
    }

    @ParameterizedTest
    @EnumSource(Maker.class)
    void silence(Maker maker) {
        Reader reader =
                new Reader(far, maker).impatient().answering(Reader.ok("{}").withFixedDelay(2_000));

        assertTold(reader.read(WISH), "gave no answer");
    }

    @Test
    void a_spent_budget_asks_nobody() {
        Reader reader = new Reader(far, Maker.ANTHROPIC)
                .budgeted((_, _) ->
                        List.of(new Budget(null, Budget.Period.DAY, new BigDecimal("0.50"), Budget.Action.STOP)))
                .answering("{}");

        assertTold(reader.read(WISH), "budget");
        assertThat(reader.requests()).isEmpty();
    }

    @Test
    void an_answer_that_stays_wrong_is_sent_back_twice_and_no_more() {
        Reader reader = new Reader(far, Maker.OPENAI).answering("""
                {"start": {"kind": "webhook"}, "steps": [{"key": 1, "operation": "logic.if", "title": "Check"}]}""");

        assertTold(reader.read(WISH), "did not get it right (Step 1 (logic.if) needs conditions.)");
        assertThat(reader.requests()).hasSize(3);
    }

    private Reader fails(Maker maker, ResponseDefinitionBuilder answer, String line) {
        Reader reader = new Reader(far, maker).answering(answer);
        assertTold(reader.read(WISH), line);
        return reader;
    }

    /** As the guided understanding reads it, with one line that says why. */
    private static void assertTold(Reading reading, String line) {
        Reading guided = Reader.guided(WISH);
        assertThat(reading.steps()).isEqualTo(guided.steps()).isNotEmpty();
        assertThat(reading.start()).isEqualTo(guided.start());
        assertThat(reading.notes().stream()
                        .filter(note -> note.code().equals(Remarks.GUIDED))
                        .map(Brief.Note::text))
                .singleElement()
                .asString()
                .contains(line)
                .endsWith("I read your words without it.")
                .doesNotContain("\n");
        assertThat(Remarks.before("Understood.", reading)).contains(line).endsWith("Understood.");
    }
}
