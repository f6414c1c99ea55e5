package dev.parley.bot.imports;

import dev.parley.engine.operation.Effect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * An API as somebody decides about it.
 *
 * @param places that secrets are sent to
 * @param kinds of connections
 */
record Looks(String title, URI baseUrl, Set<String> places, List<String> kinds, List<Ability> abilities) {
    /** What can be done there. */
    record Ability(String id, String title, Effect effect) {}

    static Looks of(LiveImports.Api api) {
        return new Looks(
                api.description().title(),
                api.description().baseUrl(),
                api.description().places(),
                api.description().kinds(),
                api.spec().operations().stream()
                        .map(operation -> operation.spec())
                        .map(spec -> new Ability(spec.id(), spec.title(), spec.effect()))
                        .toList());
    }

    /** Whether it lets everybody in. */
    boolean isOpen() {
        return kinds.equals(List.of("none"));
    }

    /** The same for the same looks, also in another process. */
    String fingerprint() {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("Every Java platform has SHA-256", impossible);
        }
    }
}
