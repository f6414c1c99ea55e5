package dev.parley.bot.picture;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Values of the style sheet with nothing left to be looked up. */
final class InkValue {
    private static final Pattern VARIABLE = Pattern.compile("var\\((--[a-z]+)\\)");
    private static final Pattern MIX =
            Pattern.compile("color-mix\\(in srgb,(#[0-9a-f]{3,6}) (\\d+)%,(#[0-9a-f]{3,6})\\)");

    private InkValue() {}

    /** A variable that is set by means of itself, as {@code --hue:var(--skip)}, sees those of the elements around. */
    static String of(String value, Map<String, String> outer, Map<String, String> own) {
        String known = VARIABLE.matcher(value)
                .replaceAll(
                        variable -> own.getOrDefault(variable.group(1), outer.getOrDefault(variable.group(1), "none")));
        return MIX.matcher(known).replaceAll(InkValue::mixed).replaceAll("(\\d)px", "$1");
    }

    private static String mixed(MatchResult mix) {
        int one = rgb(mix.group(1));
        int other = rgb(mix.group(3));
        int share = Integer.parseInt(mix.group(2));
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int part = ((one >> shift & 0xFF) * share + (other >> shift & 0xFF) * (100 - share)) / 100;
            mixed |= part << shift;
        }
        return "#%06x".formatted(mixed);
    }

    private static int rgb(String hex) {
        String digits = hex.length() == 4 ? hex.substring(1).replaceAll("(.)", "$1$1") : hex.substring(1);
        return Integer.parseInt(digits, 16);
    }
}
