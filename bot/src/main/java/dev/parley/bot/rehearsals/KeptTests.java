package dev.parley.bot.rehearsals;

import dev.parley.bot.identity.Caller;
import dev.parley.bot.rehearsals.Keeping.Full;
import dev.parley.bot.rehearsals.Keeping.Kept;
import dev.parley.bot.rehearsals.Keeping.NameTaken;
import dev.parley.bot.rehearsals.Keeping.NoName;
import dev.parley.bot.rehearsals.Keeping.TooLarge;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.testing.TestCase;
import dev.parley.engine.testing.TestCaseJson;
import dev.parley.engine.testing.TestCases;
import org.springframework.stereotype.Component;

/** Keeps tests with workflows, within limits. */
@Component
public final class KeptTests {
    private static final int MOST_TESTS = 200;
    private static final int MOST_MEBIBYTES = 5;
    private static final int LONGEST_NAME = 200;

    private final TestCases tests;

    KeptTests(TestCases tests) {
        this.tests = tests;
    }

    /** @param testCase of a run of this workflow, or written for it */
    public Keeping keep(Caller caller, WorkflowId workflow, TestCase testCase) {
        String name = testCase.name();
        boolean isName =
                !name.isBlank() && name.length() <= LONGEST_NAME && name.chars().noneMatch(Character::isISOControl);
        if (!isName) {
            return new NoName(LONGEST_NAME);
        }
        if (TestCaseJson.write(testCase).toString().length() > MOST_MEBIBYTES << 20) {
            return new TooLarge(MOST_MEBIBYTES);
        }
        if (tests.list(caller.org(), workflow).size() >= MOST_TESTS) {
            return new Full(MOST_TESTS);
        }
        return tests.save(caller.org(), workflow, testCase, caller.actor())
                .<Keeping>map(Kept::new)
                .orElseGet(() -> new NameTaken(name));
    }
}
