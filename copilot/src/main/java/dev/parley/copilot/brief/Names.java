package dev.parley.copilot.brief;

import dev.parley.engine.NodeId;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Identifiers made of people's words. */
public final class Names {
    private static final int LONGEST = 40;
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[^a-z0-9]+");

    private Names() {}

    /** {@code "Customer name"} to {@code customer_name}; empty when nothing is left. */
    public static String identifier(String said) {
        String name = NOT_IN_NAMES
                .matcher(said.toLowerCase(Locale.ROOT))
                .replaceAll("_")
                .replaceAll("^_+|_+$", "");
        String cut = name.length() > LONGEST ? name.substring(0, LONGEST).replaceAll("_+$", "") : name;
        return cut.isEmpty() || !Character.isDigit(cut.charAt(0)) ? cut : "n_" + cut;
    }

    public static boolean isReserved(String name) {
        return new NodeId(name).isReserved();
    }

    /** An identifier near to what is wished that is neither reserved nor taken. */
    public static String unique(String wished, Set<String> taken) {
        String name = identifier(wished);
        String base = name.isEmpty() ? "step" : isReserved(name) ? name + "_step" : name;
        String candidate = base;
        for (int i = 2; taken.contains(candidate); i++) {
            candidate = base + "_" + i;
        }
        return candidate;
    }
}
