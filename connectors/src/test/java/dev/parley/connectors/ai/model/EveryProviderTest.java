package dev.parley.connectors.ai.model;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static dev.parley.connectors.ai.model.Desk.ask;
import static dev.parley.connectors.ai.model.Desk.askLabel;
import static dev.parley.connectors.ai.model.Desk.error;
import static dev.parley.connectors.ai.model.Desk.events;
import static dev.parley.connectors.ai.model.Desk.json;
import static dev.parley.connectors.ai.model.Desk.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.connectors.ai.model.UsageLedger.Outcome;
import dev.parley.connectors.ai.model.UsageLedger.Usage;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What holds with each provider, in that provider's own shapes. */
class EveryProviderTest {
    @RegisterExtension
    static final WireMockExtension far = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final Tokens TOKENS = new Tokens(100, 0, 20);

    @ParameterizedTest
    @EnumSource
    void a_question_is_answered_and_its_tokens_are_counted(Shape shape) throws Exception {
        Desk desk = Desk.with(far, shape).answering(shape, ok(shape.whole("It moves water.")));

        Reply reply = desk.reply();

        assertThat(reply.text()).isEqualTo("It moves water.");
        assertThat(reply.model()).isEqualTo(shape.model());
        assertThat(reply.tokens()).isEqualTo(TOKENS);
        assertThat(reply.notices()).isEmpty();
        assertThat(desk.books.entries).extracting(Usage::outcome).containsExactly(Outcome.ANSWERED);
    }

    @ParameterizedTest
    @EnumSource
    void a_streamed_answer_is_told_as_it_comes(Shape shape) throws Exception {
        Desk desk = Desk.with(far, shape).streaming(shape, events(shape.streamed(List.of("It ", "moves ", "water."))));

        Desk.Heard heard = desk.hear(ask());

        assertThat(heard.said).containsExactly("It ", "moves ", "water.");
        assertThat(heard.reply.text()).isEqualTo("It moves water.");
        assertThat(heard.reply.tokens()).isEqualTo(TOKENS);
        assertThat(desk.books.entries).extracting(Usage::tokens).containsExactly(TOKENS);
    }

    @ParameterizedTest
    @EnumSource
    void an_answer_in_json_is_read(Shape shape) throws Exception {
        Desk desk = Desk.with(far, shape).answering(shape, ok(shape.whole("{\"label\": \"bug\"}")));

        assertThat(desk.reply(askLabel()).json()).isEqualTo(json("{\"label\": \"bug\"}"));
    }

    @ParameterizedTest
    @EnumSource
    void malformed_json_is_sent_back_once_with_the_fault(Shape shape) throws Exception {
        Desk desk = Desk.with(far, shape)
                .answering(shape, ok(shape.whole("{\"label\": \"rain\"}")), ok(shape.whole("{\"label\": \"bug\"}")));

        Reply reply = desk.reply(askLabel());

        assertThat(reply.json()).isEqualTo(json("{\"label\": \"bug\"}"));
        assertThat(desk.requests(shape)).hasSize(2);
        assertThat(desk.requests(shape).getLast().toString())
                .contains("rain")
                .contains("the answer.label must be one of")
                .contains("corrected");
        assertThat(desk.books.entries).extracting(Usage::outcome).containsExactly(Outcome.MALFORMED, Outcome.ANSWERED);
        assertThat(reply.tokens()).isEqualTo(new Tokens(200, 0, 40));
    }

    @ParameterizedTest
    @EnumSource
    void json_that_stays_malformed_is_not_taken(Shape shape) throws Exception {
        Desk desk = Desk.with(far, shape).answering(shape, ok(shape.whole("A bug, I think.")));

        ModelException failure = desk.failure(askLabel());

        assertThat(failure.problem()).isEqualTo(new ModelProblem.Malformed(shape.model(), "it is not JSON"));
        assertThat(desk.requests(shape)).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void an_answer_cut_off_may_be_longer_the_second_time(Shape shape) throws Exception {
        Desk desk = Desk.with(far, shape)
                .answering(shape, ok(shape.whole("It mo", shape.cutOff(), TOKENS)), ok(shape.whole("It moves water.")));

        Reply reply = desk.reply();

        assertThat(reply.text()).isEqualTo("It moves water.");
        assertThat(desk.requests(shape).getFirst().toString()).contains(":" + (500 + shape.thinking()));
        assertThat(desk.requests(shape).getLast().toString()).contains(":" + (1000 + shape.thinking()));
        assertThat(desk.books.entries).extracting(Usage::outcome).containsExactly(Outcome.CUT_OFF, Outcome.ANSWERED);
    }

    @ParameterizedTest
    @EnumSource
    void half_an_answer_is_never_taken_for_a_whole_one(Shape shape) throws Exception {
        Desk desk = Desk.with(far, shape).answering(shape, ok(shape.whole("It mo", shape.cutOff(), TOKENS)));

        assertThat(desk.failure(ask()).problem())
                .isEqualTo(new ModelProblem.CutOff(shape.model(), 1000 + shape.thinking()));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "OLLAMA")
    void a_refusal_is_told_paid_for_and_not_repeated(Shape shape) throws Exception {
        Desk desk = Desk.with(far, shape).answering(shape, ok(shape.refusal(TOKENS)));

        ModelException failure = desk.failure(ask());

        assertThat(failure.problem()).isInstanceOf(ModelProblem.Refused.class);
        assertThat(failure).hasMessageContaining("declined to answer");
        assertThat(failure.hint()).contains("Reword");
        assertThat(desk.requests(shape)).hasSize(1);
        assertThat(desk.books.entries).extracting(Usage::outcome).containsExactly(Outcome.REFUSED);
        assertThat(desk.books.entries.getFirst().tokens().in()).isEqualTo(100);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "OLLAMA")
    void what_a_content_filter_leaves_is_no_answer(Shape shape) throws Exception {
        Desk desk = Desk.with(far, shape).answering(shape, ok(shape.filtered(TOKENS)));

        assertThat(desk.failure(ask()).problem()).isInstanceOf(ModelProblem.Refused.class);
        assertThat(desk.requests(shape)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "OLLAMA")
    void a_stream_that_a_filter_stops_is_taken_back(Shape shape) throws Exception {
        Desk desk = Desk.with(far, shape)
                .streaming(
                        shape, events(String.join("", shape.stream(List.of("It "), shape.stoppedByFilter(), TOKENS))));

        ModelException failure = desk.failureWhileHearing(ask());

        assertThat(failure.problem()).isInstanceOf(ModelProblem.Refused.class);
        assertThat(desk.books.entries).extracting(Usage::outcome).containsExactly(Outcome.REFUSED);
        assertThat(desk.books.entries).extracting(Usage::tokens).containsExactly(TOKENS);
    }

    @ParameterizedTest
    @EnumSource
    void a_stream_that_is_cut_off_is_taken_back_and_may_be_longer(Shape shape) throws Exception {
        Desk desk = Desk.with(far, shape)
                .streaming(
                        shape,
                        events(String.join("", shape.stream(List.of("It mo"), shape.cutOff(), TOKENS))),
                        events(shape.streamed(List.of("It moves ", "water."))));

        Desk.Heard heard = desk.hear(ask());

        assertThat(heard.said)
                .startsWith("It mo")
                .endsWith("It moves ", "water.")
                .anySatisfy(said -> assertThat(said).startsWith("↺").contains("was cut off"));
        assertThat(heard.reply.text()).isEqualTo("It moves water.");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "OLLAMA")
    void a_refused_key_is_reported_and_the_provider_left_alone(Shape shape) throws Exception {
        Desk desk = Desk.with(far, shape).answering(shape, error(shape, 401));

        ModelException first = desk.failure(ask());
        ModelException second = desk.failure(ask());

        assertThat(first.problem())
                .isEqualTo(new ModelProblem.KeyRefused(shape.model(), 401, Desk.NOON.plus(Duration.ofMinutes(10))));
        assertThat(first.hint()).contains(shape.provider().variable());
        assertThat(second.problem()).isEqualTo(first.problem());
        assertThat(desk.requests(shape)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void a_provider_that_is_busy_is_asked_again_when_it_said(Shape shape) throws Exception {
        Desk desk = Desk.with(far, shape)
                .answering(shape, error(shape, 429).withHeader("Retry-After", "7"), ok(shape.whole("It moves water.")));

        assertThat(desk.reply().text()).isEqualTo("It moves water.");
        assertThat(desk.pauses).containsExactly(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @EnumSource
    void a_fault_of_the_provider_is_tried_once_more_after_a_pause(Shape shape) throws Exception {
        Desk desk = Desk.with(far, shape).answering(shape, error(shape, 503), ok(shape.whole("It moves water.")));

        assertThat(desk.reply().text()).isEqualTo("It moves water.");
        assertThat(desk.pauses).containsExactly(Duration.ofMillis(500));
    }

    @ParameterizedTest
    @EnumSource
    void a_fault_that_stays_is_told_in_the_provider_s_words(Shape shape) throws Exception {
        Desk desk = Desk.with(far, shape).answering(shape, error(shape, 500));

        ModelException failure = desk.failure(ask());

        assertThat(failure)
                .hasMessage("%s could not answer with %s (500: The far end says no)."
                        .formatted(shape.provider().title(), shape.model()));
        assertThat(desk.requests(shape)).hasSize(2);
        assertThat(desk.books.entries).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void silence_is_not_waited_for_longer_than_an_attempt_may_take(Shape shape) throws Exception {
        Desk desk = Desk.impatient(far, shape)
                .answering(shape, ok(shape.whole("too late")).withFixedDelay(1_000));

        ModelException failure = desk.failure(ask());

        assertThat(failure.problem()).isEqualTo(new ModelProblem.TimedOut(shape.model(), Duration.ofMillis(150)));
        assertThat(failure)
                .hasMessage("%s gave no answer with %s within 150 ms."
                        .formatted(shape.provider().title(), shape.model()));
    }

    @ParameterizedTest
    @EnumSource
    void a_connection_that_breaks_is_told(Shape shape) throws Exception {
        Desk desk = Desk.with(far, shape).answering(shape, ok("").withFault(Fault.CONNECTION_RESET_BY_PEER));

        assertThat(desk.failure(ask()).problem()).isInstanceOf(ModelProblem.Unreachable.class);
    }

    @ParameterizedTest
    @EnumSource
    void a_stream_that_breaks_off_is_taken_back_and_begun_anew(Shape shape) throws Exception {
        String whole = shape.streamed(List.of("It ", "moves ", "water."));
        String half = shape.stream(List.of("It ", "falls "), shape.stopped(), TOKENS).stream()
                .limit(shape == Shape.ANTHROPIC ? 5 : shape == Shape.OPENAI ? 3 : shape == Shape.GEMINI ? 1 : 2)
                .collect(Collectors.joining());
        Desk desk = Desk.with(far, shape).streaming(shape, events(half), events(whole));

        Desk.Heard heard = desk.hear(ask());

        assertThat(heard.said)
                .contains("It ", "water.")
                .anySatisfy(said -> assertThat(said).startsWith("↺").contains("the answer broke off"));
        assertThat(heard.reply.text()).isEqualTo("It moves water.");
    }

    @ParameterizedTest
    @EnumSource
    void an_error_in_place_of_a_stream_is_told_like_any_other(Shape shape) throws Exception {
        Desk desk = Desk.with(far, shape)
                .streaming(
                        shape,
                        error(shape, 429).withHeader("Retry-After", "2"),
                        events(shape.streamed(List.of("Yes."))));

        assertThat(desk.hear(ask()).said).containsExactly("Yes.");
        assertThat(desk.pauses).containsExactly(Duration.ofSeconds(2));
    }
}
