package dev.parley.bot.identity;

import java.text.Normalizer;
import java.util.Locale;

/** A short id that approver lists can name, such as {@code ana_lopez} for "Ana López". */
final class PersonId {
    private PersonId() {}

    /** @return {@code person} when the name has no Latin letter or digit */
    static String of(String name) {
        String id = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_+|_+$", "");
        return id.isEmpty() ? "person" : id;
    }
}
