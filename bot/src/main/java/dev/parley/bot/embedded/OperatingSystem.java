package dev.parley.bot.embedded;

import java.util.Locale;

/** What the server programs are built for. */
final class OperatingSystem {
    private OperatingSystem() {}

    /** {@code Linux}, {@code Darwin} or {@code Windows}: the names in the archives of PostgreSQL. */
    static String name() {
        var name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return "Windows";
        }
        return name.startsWith("mac") ? "Darwin" : "Linux";
    }

    static boolean isWindows() {
        return name().equals("Windows");
    }
}
