package dev.parley.bot.api;

import static dev.parley.bot.api.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.api.Http.Answer;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same delivery twice is one run. */
class HookKeysTest extends StartedParley {
    private WorkflowsApi api;

    @BeforeEach
    void asOwner() {
        api = new WorkflowsApi(owner());
    }

    private static String run(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return answer.at("/executionId");
    }

    @Test
    void the_same_idempotency_key_names_the_same_run() {
        String hook = api.hookOf(Samples.hook());
        Http sender = anyone().with("Idempotency-Key", "order-1");
        String first = run(sender.post(hook, "{\"total\": 1}"));
        assertThat(run(sender.post(hook, "{\"total\": 1}"))).isEqualTo(first);
        assertThat(run(anyone().with("Idempotency-Key", "order-2").post(hook, "{}")))
                .isNotEqualTo(first);
        assertThat(run(anyone().post(hook, "{}"))).isNotEqualTo(first);
    }

    @Test
    void who_waits_for_a_repeated_delivery_gets_the_first_run_s_result() {
        String hook = api.hookOf(Samples.hook());
        Http sender = anyone().with("Idempotency-Key", "order-1");
        String first = run(sender.post(hook, "{\"total\": 1}"));
        Answer result = sender.post(hook + "?wait=true", "{\"total\": 2}");
        assertThat(result.status()).isEqualTo(200);
        assertThat(result.at("/executionId")).isEqualTo(first);
        assertThat(result.body()).contains("\"total\":1");
    }

    @Test
    void github_s_redelivery_starts_nothing() {
        String hook = api.hookOf(Samples.hook());
        Http github = anyone().with("X-GitHub-Delivery", "72d3162e-cc78-11e3-81ab-4c9367dc0958");
        assertThat(run(github.post(hook, "{}"))).isEqualTo(run(github.post(hook, "{}")));
    }

    @Test
    void stripe_s_event_is_known_by_its_id_however_it_is_signed() throws Exception {
        String hook =
                api.hookOf(Samples.hook("{\"type\": \"webhook\", \"scheme\": \"stripe\", \"secret\": \"whsec_1\"}"));
        String first = run(signed(Instant.now().minusSeconds(60), hook, "{\"id\": \"evt_1\"}"));
        assertThat(run(signed(Instant.now(), hook, "{\"id\": \"evt_1\"}"))).isEqualTo(first);
        assertThat(run(signed(Instant.now(), hook, "{\"id\": \"evt_2\"}"))).isNotEqualTo(first);
    }

    private Answer signed(Instant at, String hook, String body) throws Exception {
        String signature = HooksTest.signature("whsec_1", at.getEpochSecond() + "." + body);
        return anyone().with(
                        "Stripe-Signature",
                        "t=" + at.getEpochSecond() + ",v1=" + signature.substring("sha256=".length()))
                .post(hook, body);
    }

    @Test
    void a_trigger_may_say_itself_what_its_deliveries_are_known_by() {
        String hook = api.hookOf(
                Samples.hook("{\"type\": \"webhook\", \"dedupe\": \"{{input.shop}}/{{trigger.output.body.id}}\"}"));
        String first = run(anyone().with("Idempotency-Key", "a").post(hook, "{\"shop\": \"x\", \"id\": 1}"));
        assertThat(run(anyone().with("Idempotency-Key", "b").post(hook, "{\"shop\": \"x\", \"id\": 1}")))
                .isEqualTo(first);
        assertThat(run(anyone().post(hook, "{\"shop\": \"y\", \"id\": 1}"))).isNotEqualTo(first);
        assertProblem(anyone().post(hook, "{\"shop\": \"x\"}"), 400)
                .saying("id")
                .hinting("dedupe");
    }

    @Test
    void a_key_that_cannot_be_kept_is_refused() {
        String hook = api.hookOf(Samples.hook("{\"type\": \"webhook\", \"dedupe\": \"{{trigger.output.body.id}}\"}"));
        assertProblem(anyone().post(hook, "{\"id\": \"a\\u0000b\"}"), 400).hinting("255");
        assertProblem(anyone().post(hook, "{\"id\": \"a\\ud800b\"}"), 400);
        assertProblem(anyone().post(hook, "{\"id\": \"" + "x".repeat(256) + "\"}"), 400)
                .saying("256");
    }
}
