package dev.parley.bot.rehearsals;

import dev.parley.engine.testing.StoredTest;

/** What came of the wish to keep a test. */
public sealed interface Keeping {
    record Kept(StoredTest test) implements Keeping {}

    /** The workflow has another test of that name. */
    record NameTaken(String name) implements Keeping {}

    /** @param longest how many characters a name may have, all on one line */
    record NoName(int longest) implements Keeping {}

    record TooLarge(int mostMebibytes) implements Keeping {}

    /** @param most how many tests a workflow may have */
    record Full(int most) implements Keeping {}
}
