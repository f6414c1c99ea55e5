package dev.parley.bot.commands;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Buttons;
import dev.parley.bot.chat.ChatEvent.Pressed;
import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.Place;
import dev.parley.bot.identity.Caller;
import dev.parley.bot.rehearsals.Keeping;
import dev.parley.bot.rehearsals.KeptTests;
import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.journal.RunHistory;
import dev.parley.engine.journal.RunSummary;
import dev.parley.engine.run.RunStatus;
import dev.parley.engine.testing.Rehearsals;
import dev.parley.engine.testing.StoredTest;
import dev.parley.engine.testing.TestCase;
import dev.parley.engine.testing.TestCases;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** "Keep as test": makes a test of a run that has ended. */
@Component
final class KeepingTests implements Buttons {
    private static final String KEEP = "test.keep";

    private final RunHistory history;
    private final Rehearsals rehearsals;
    private final TestCases tests;
    private final KeptTests kept;
    private final ChatSurface surface;

    KeepingTests(RunHistory history, Rehearsals rehearsals, TestCases tests, KeptTests kept, ChatSurface surface) {
        this.history = history;
        this.rehearsals = rehearsals;
        this.tests = tests;
        this.kept = kept;
        this.surface = surface;
    }

    static Block.Action button(RunSummary run) {
        return Block.button(KEEP, "Keep as test", run.id().toString());
    }

    @Override
    public String prefix() {
        return KEEP;
    }

    @Override
    public void pressed(Caller caller, Place place, Pressed press) {
        Optional<RunSummary> run = run(press.value()).flatMap(id -> history.find(caller.org(), id));
        surface.post(
                place,
                Message.of(run.map(found -> keep(caller, found))
                        .orElse("That run is gone, so no test can be made of it. Say `status` to see the latest.")));
    }

    private String keep(Caller caller, RunSummary run) {
        String workflow = "**" + run.workflowName() + "**";
        if (!run.status().hasEnded()) {
            return "That run of " + workflow + " still goes on. Let it end first.";
        }
        if (run.status() == RunStatus.CANCELLED) {
            return "That run of " + workflow
                    + " was cancelled, which no workflow does by itself. Take one that came to its own end.";
        }
        String name = RunLabel.name(caller.org(), run, history);
        List<StoredTest> alike = tests.list(caller.org(), run.workflow().id()).stream()
                .filter(test -> test.name().startsWith(name))
                .toList();
        return alike.stream()
                .filter(test -> isOf(caller.org(), run, test))
                .findFirst()
                .map(test -> "That run is kept already, as the test **" + test.name() + "**.")
                .orElseGet(() -> keep(caller, run, free(name, alike)));
    }

    private String keep(Caller caller, RunSummary run, String name) {
        TestCase recorded = rehearsals.testCase(caller.org(), run.id(), name);
        return switch (kept.keep(caller, run.workflow().id(), recorded)) {
            case Keeping.Kept _ ->
                "Kept as the test **" + name + "**. Say `test " + run.workflowName() + "` to play it.";
            case Keeping.NameTaken _ ->
                "Somebody kept a test **" + name + "** at this moment. Press again to keep this too.";
            case Keeping.NoName(int longest) ->
                "“" + name + "” is no name for a test: it takes 1 to " + longest + " characters.";
            case Keeping.TooLarge(int most) ->
                "The values of that run take more than " + most
                        + " MiB, too much for a test. Take a run with smaller ones.";
            case Keeping.Full(int most) ->
                "**" + run.workflowName() + "** has " + most + " tests, which is the most it may have. Delete one with "
                        + "`DELETE /api/workflows/" + run.workflow().id() + "/tests/<test>` first.";
        };
    }

    private boolean isOf(OrgId org, RunSummary run, StoredTest test) {
        return tests.find(org, run.workflow().id(), test.id())
                .filter(found -> found.given().run().equals(run.id()))
                .isPresent();
    }

    /** The name itself, else {@code name (2)} and so on. */
    private static String free(String name, List<StoredTest> taken) {
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> number == 1 ? name : name + " (" + number + ")")
                .filter(wanted -> taken.stream().noneMatch(test -> test.name().equals(wanted)))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<RunId> run(String id) {
        try {
            return Optional.of(new RunId(UUID.fromString(id)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
