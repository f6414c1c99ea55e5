package dev.parley.bot.api;

import dev.parley.bot.problem.ProblemException;
import dev.parley.engine.workflow.Trigger.Scheme;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * HMAC-SHA256 of a webhook's body, as its sender writes it down. Sources: GitHub, "Validating webhook deliveries"; Stripe, "Verify
 * webhook signatures manually".
 */
final class HookSignature {
    private static final String OURS = "X-Parley-Signature-256";
    private static final String GITHUB = "X-Hub-Signature-256";
    private static final String PREFIX = "sha256=";
    private static final String STRIPE_HINT =
            "Use the signing secret of this endpoint at Stripe (whsec_…) as the trigger's secret; "
                    + "Stripe then sends `%s: t=<seconds>,v1=<hex of HMAC-SHA256(secret, t.body)>`."
                            .formatted(StripeSignature.HEADER);

    private final HttpServletRequest request;
    private final byte[] body;
    private final String secret;

    private HookSignature(HttpServletRequest request, byte[] body, String secret) {
        this.request = request;
        this.body = body;
        this.secret = secret;
    }

    /** @throws ProblemException 401 when the signature is missing, too old or does not fit */
    static void check(HookRequest sent, Scheme scheme, String secret, Instant now) {
        HookSignature signature = new HookSignature(sent.request(), sent.body(), secret);
        switch (scheme) {
            case PARLEY -> signature.checkParley();
            case GITHUB -> signature.checkGitHub();
            case STRIPE -> signature.checkStripe(now);
        }
    }

    private void checkParley() {
        String ours = request.getHeader(OURS);
        checkHex(
                ours != null ? ours : request.getHeader(GITHUB),
                "Send `%s: sha256=<hex of HMAC-SHA256(secret, body)>`; GitHub's %s is taken too."
                        .formatted(OURS, GITHUB));
    }

    private void checkGitHub() {
        checkHex(
                request.getHeader(GITHUB),
                "Give GitHub the secret of this trigger; it then sends `%s: sha256=<hex of HMAC-SHA256(secret, body)>`."
                        .formatted(GITHUB));
    }

    private void checkHex(@Nullable String signature, String hint) {
        if (signature == null) {
            throw refused("This webhook takes signed requests only, and there is no signature.", hint);
        }
        if (!signature.startsWith(PREFIX) || !fits(signature.substring(PREFIX.length()))) {
            throw refused("The signature does not fit the body.", hint);
        }
    }

    private void checkStripe(Instant now) {
        String header = request.getHeader(StripeSignature.HEADER);
        if (header == null) {
            throw refused("This webhook takes requests signed by Stripe only, and there is no signature.", STRIPE_HINT);
        }
        StripeSignature signature = StripeSignature.parse(header)
                .orElseThrow(() -> refused(
                        "`%s` names no time or no v1 signature.".formatted(StripeSignature.HEADER), STRIPE_HINT));
        if (signature.candidates().stream().noneMatch(hex -> fits(signature.signedBeforeBody(), hex))) {
            throw refused("No signature fits the time and the body.", STRIPE_HINT);
        }
        if (!signature.isRecent(now)) {
            throw refused(
                    "The request was signed at %s, and it is %s.".formatted(signature.at(), now),
                    "Send it within %d minutes of signing, and compare the clocks."
                            .formatted(StripeSignature.TOLERANCE.toMinutes()));
        }
    }

    private boolean fits(String hex) {
        return fits("", hex);
    }

    private boolean fits(String before, String hex) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(before.getBytes(StandardCharsets.UTF_8));
            // In constant time.
            return MessageDigest.isEqual(mac.doFinal(body), HexFormat.of().parseHex(hex));
        } catch (IllegalArgumentException notHex) {
            return false;
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("Every Java platform has HmacSHA256", impossible);
        }
    }

    private static ProblemException refused(String detail, String hint) {
        return new ProblemException(HttpStatus.UNAUTHORIZED, "Bad signature", detail, hint);
    }
}
