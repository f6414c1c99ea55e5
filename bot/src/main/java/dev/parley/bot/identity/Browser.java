package dev.parley.bot.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A browser in words by which a person knows their own again, such as "Firefox on Windows". What it said of itself is not kept: that can
 * be long, strange and anybody's.
 */
final class Browser {
    /** In this order: each calls itself by the names of those below as well. */
    private static final Map<String, String> PROGRAMS = ordered(
            "Edg",
            "Edge",
            "OPR/",
            "Opera",
            "Firefox/",
            "Firefox",
            "FxiOS/",
            "Firefox",
            "Chrome/",
            "Chrome",
            "CriOS/",
            "Chrome",
            "Safari/",
            "Safari",
            "curl/",
            "curl");

    private static final Map<String, String> SYSTEMS = ordered(
            "iPhone",
            "iPhone",
            "iPad",
            "iPad",
            "Android",
            "Android",
            "Windows",
            "Windows",
            "Mac OS X",
            "macOS",
            "CrOS",
            "ChromeOS",
            "Linux",
            "Linux");

    private Browser() {}

    /** @param userAgent the header of that name */
    static String words(@Nullable String userAgent) {
        String said = userAgent == null ? "" : userAgent;
        String program = first(PROGRAMS, said).orElse("Some program");
        return first(SYSTEMS, said).map(system -> program + " on " + system).orElse(program);
    }

    private static Optional<String> first(Map<String, String> words, String said) {
        return words.entrySet().stream()
                .filter(word -> said.contains(word.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Map<String, String> ordered(String... signsAndWords) {
        Map<String, String> words = new LinkedHashMap<>();
        for (int i = 0; i < signsAndWords.length; i += 2) {
            words.put(signsAndWords[i], signsAndWords[i + 1]);
        }
        return words;
    }
}
