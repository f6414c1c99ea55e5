package dev.parley.connectors.event;

import dev.parley.connectors.vault.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 in hexadecimal, the way most systems sign what they send. */
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

    private static byte[] hmac(byte[] signed, Secret secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(signed);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("Every Java platform has HmacSHA256", impossible);
        }
    }
}
