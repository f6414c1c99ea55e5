package dev.parley.bot.api;

import static dev.parley.bot.api.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.api.Http.Answer;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks that know their callers by how GitHub and Stripe sign. */
class HookSchemesTest extends StartedParley {
    private static final String SECRET = "whsec_Zm9v";
    private static final String BODY = "{\"id\": \"evt_1\", \"type\": \"charge.succeeded\"}";

    private WorkflowsApi api;

    @BeforeEach
    void asOwner() {
        api = new WorkflowsApi(owner());
    }

    private String hook(String scheme) {
        return api.hookOf(Samples.hook(
                "{\"type\": \"webhook\", \"scheme\": \"%s\", \"secret\": \"%s\"}".formatted(scheme, SECRET)));
    }

    private static String stripe(Instant at, String secret, String body) throws Exception {
        String seconds = String.valueOf(at.getEpochSecond());
        return "t=" + seconds + ",v1=" + hex(secret, seconds + "." + body);
    }

    private static String hex(String secret, String signed) throws Exception {
        return HooksTest.signature(secret, signed).substring("sha256=".length());
    }

    private Answer postSigned(String hook, String header) {
        return anyone().with("Stripe-Signature", header).post(hook, BODY);
    }

    @Test
    void what_github_signed_is_taken_and_nothing_else() throws Exception {
        String hook = hook("github");
        assertThat(anyone().with("X-Hub-Signature-256", HooksTest.signature(SECRET, BODY))
                        .post(hook, BODY)
                        .status())
                .isEqualTo(202);
        assertProblem(anyone().post(hook, BODY), 401).saying("no signature").hinting("X-Hub-Signature-256");
        assertProblem(
                anyone().with("X-Hub-Signature-256", HooksTest.signature("other", BODY))
                        .post(hook, BODY),
                401);
        assertProblem(
                anyone().with("X-Parley-Signature-256", HooksTest.signature(SECRET, BODY))
                        .post(hook, BODY),
                401);
    }

    @Test
    void what_stripe_signed_just_now_is_taken() throws Exception {
        assertThat(postSigned(hook("stripe"), stripe(Instant.now(), SECRET, BODY))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void while_a_secret_is_being_changed_one_of_stripe_s_signatures_fits() throws Exception {
        Instant now = Instant.now();
        String header = stripe(now, "whsec_old", BODY) + ",v1=" + hex(SECRET, now.getEpochSecond() + "." + BODY)
                + ",v0=6ffbb59b2300aae63f272406069a9788598b792a";
        assertThat(postSigned(hook("stripe"), header).status()).isEqualTo(202);
    }

    @Test
    void a_recorded_request_cannot_be_sent_again_later() throws Exception {
        String hook = hook("stripe");
        assertProblem(postSigned(hook, stripe(Instant.now().minusSeconds(301), SECRET, BODY)), 401)
                .saying("was signed at")
                .hinting("5 minutes");
        assertProblem(postSigned(hook, stripe(Instant.now().plusSeconds(400), SECRET, BODY)), 401);
        String stale = stripe(Instant.now().minusSeconds(4000), SECRET, BODY);
        String freshened = stale.replaceFirst("t=\\d+", "t=" + Instant.now().getEpochSecond());
        assertProblem(postSigned(hook, freshened), 401).saying("fits");
    }

    @Test
    void what_is_not_stripe_s_is_refused_with_what_is_wrong() throws Exception {
        String hook = hook("stripe");
        assertProblem(anyone().post(hook, BODY), 401).saying("no signature").hinting("Stripe-Signature");
        assertProblem(postSigned(hook, stripe(Instant.now(), "whsec_other", BODY)), 401)
                .saying("fits");
        assertProblem(postSigned(hook, "nonsense"), 401).saying("names no time");
        assertProblem(postSigned(hook, "t=99999999999999999999,v1=00"), 401);
        assertProblem(postSigned(hook, "t=9223372036854775807,v1=00"), 401);
        assertProblem(postSigned(hook, "v1=00,t="), 401);
        assertProblem(postSigned(hook, "t=" + Instant.now().getEpochSecond() + ",v1=zz"), 401);
    }

    @Test
    void a_scheme_without_a_secret_cannot_be_published() {
        String id = api.created(Samples.hook("{\"type\": \"webhook\", \"scheme\": \"github\"}"));
        assertProblem(owner().post("/api/workflows/" + id + "/publish"), 422).withFinding("no_secret");
    }
}
