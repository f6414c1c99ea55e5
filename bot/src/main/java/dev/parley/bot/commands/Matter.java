package dev.parley.bot.commands;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be asked about one workflow and its versions. */
enum Matter {
    VERSIONS("versions(?: of)?(?: (.+))?", 0, "versions <name>"),
    DIFF("(?:diff|what changed in)(?: (.+))?", 2, "diff <name>"),
    ROLLBACK("roll ?back(?: (.+))?", 1, "rollback <name> 1"),
    /** Plays the tests that are kept. */
    TEST("tests?(?: of)?(?: (.+))?", 1, "test <name>"),
    /** Makes a test of a run. */
    KEEP("keep (.+?) as (?:a )?test", 0, "keep <name> as test");

    private final Pattern pattern;
    private final int mostVersions;
    private final String form;

    Matter(String regex, int mostVersions, String form) {
        this.pattern = Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
        this.mostVersions = mostVersions;
        this.form = form;
    }

    /** Empty when these words have none of the forms. */
    static Optional<Command.About> parse(String words) {
        return Arrays.stream(values())
                .flatMap(matter -> matter.read(words).stream())
                .findFirst();
    }

    private Optional<Command.About> read(String words) {
        Matcher matcher = pattern.matcher(words);
        return matcher.matches()
                ? Optional.of(
                        new Command.About(this, new VersionedName(Command.unquoted(Command.given(matcher.group(1))))))
                : Optional.empty();
    }

    /** How many versions may be named with it. */
    int mostVersions() {
        return mostVersions;
    }

    /** How to say it. */
    String form() {
        return form;
    }
}
