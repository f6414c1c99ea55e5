package dev.parley.connectors.event;

import dev.parley.connectors.vault.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256, the way most systems sign what they send. */
public final class HmacSignature {
    private HmacSignature() {}

    /**
     * Compares in constant time.
     *
     * @param prefix before the hexadecimal digits, such as {@code sha256=}
     */
    public static boolean isOf(String signature, String prefix, byte[] signed, Secret secret) {
        String expected = prefix + HexFormat.of().formatHex(hmac(signed, secret));
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.US_ASCII));
    }

    /** The same in Base64. Compares in constant time. */
    public static boolean isBase64Of(String signature, byte[] signed, Secret secret) {
        String expected = Base64.getEncoder().encodeToString(hmac(signed, secret));
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] hmac(byte[] signed, Secret secret) {
        return of(signed, secret.reveal().getBytes(StandardCharsets.UTF_8));
    }

    /** For what we sign ourselves. */
    public static byte[] of(byte[] signed, byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(signed);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("Every Java platform has HmacSHA256", impossible);
        }
    }
}
