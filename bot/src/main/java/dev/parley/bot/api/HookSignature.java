package dev.parley.bot.api;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.HttpStatus;

/**
 * HMAC-SHA256 of a webhook's body. Source of the header's form: GitHub, "Validating webhook deliveries".
 */
final class HookSignature {
    private static final String OURS = "X-Parley-Signature-256";
    private static final String GITHUB = "X-Hub-Signature-256";
    private static final String PREFIX = "sha256=";

    private HookSignature() {}

    /** @throws ProblemException 401 when the signature is missing or does not fit */
    static void check(HttpServletRequest request, byte[] body, String secret) {
        String signature = request.getHeader(OURS) != null ? request.getHeader(OURS) : request.getHeader(GITHUB);
        if (signature == null) {
            throw refused("This webhook takes signed requests only, and there is no signature.");
        }
        if (!signature.startsWith(PREFIX) || !fits(signature.substring(PREFIX.length()), body, secret)) {
            throw refused("The signature does not fit the body.");
        }
    }

    private static boolean fits(String hex, byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return MessageDigest.isEqual(mac.doFinal(body), HexFormat.of().parseHex(hex));
        } catch (IllegalArgumentException notHex) {
            return false;
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("Every Java platform has HmacSHA256", impossible);
        }
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(
                HttpStatus.UNAUTHORIZED,
                "Bad signature",
                detail,
                "Send `%s: sha256=<hex of HMAC-SHA256(secret, body)>`; GitHub's %s is taken too."
                        .formatted(OURS, GITHUB));
    }
}
