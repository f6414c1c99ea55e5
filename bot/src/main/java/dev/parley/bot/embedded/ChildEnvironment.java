package dev.parley.bot.embedded;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the embedded servers see of our environment: what a program needs to run, and nothing else. Ours holds API keys and tokens,
 * the server may run as another user, and variables such as PGDATA are meant for another server.
 */
final class ChildEnvironment {
    private static final Set<String> KEPT = Set.of(
            "PATH",
            "HOME",
            "USER",
            "LANG",
            "LC_ALL",
            "TMPDIR",
            "TMP",
            "TEMP",
            "LD_LIBRARY_PATH",
            "DYLD_LIBRARY_PATH",
            "SYSTEMROOT",
            "SYSTEMDRIVE",
            "WINDIR",
            "COMSPEC",
            "PATHEXT");

    private ChildEnvironment() {}

    static void strip(Map<String, String> environment) {
        environment.keySet().removeIf(name -> !KEPT.contains(name.toUpperCase(Locale.ROOT)));
    }
}
