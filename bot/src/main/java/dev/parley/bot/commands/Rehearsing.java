package dev.parley.bot.commands;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Message;
import dev.parley.engine.OrgId;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.testing.Rehearsals;
import dev.parley.engine.testing.StoredTest;
import dev.parley.engine.testing.TestCases;
import dev.parley.engine.workflow.Finding;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** {@code test}: plays the tests that are kept of a workflow, with its draft if there is a new one. */
@Component
final class Rehearsing {
    private static final int FINDINGS_SHOWN = 5;

    private final WorkflowCatalog catalog;
    private final TestCases tests;
    private final Rehearsals rehearsals;
    private final TestableRuns runs;

    Rehearsing(WorkflowCatalog catalog, TestCases tests, Rehearsals rehearsals, TestableRuns runs) {
        this.catalog = catalog;
        this.tests = tests;
        this.rehearsals = rehearsals;
        this.runs = runs;
    }

    /** @param said the version to test; of none, the draft, else what is live */
    Message test(OrgId org, Lineage lineage, List<String> said) {
        Optional<StoredWorkflow> named = said.isEmpty() ? Optional.of(lineage.newest()) : lineage.find(said.getFirst());
        if (named.isEmpty()) {
            return VersionWords.unknown(lineage, said.getFirst());
        }
        List<StoredTest> kept = tests.list(org, lineage.id());
        return kept.isEmpty() ? without(org, lineage) : play(org, lineage, subject(lineage, named.get()), kept);
    }

    private Message without(OrgId org, Lineage lineage) {
        Message offer = runs.offer(org, lineage);
        return new Message("**" + lineage.name() + "** has no test yet. " + offer.text(), offer.blocks(), null);
    }

    /** A draft with nothing new in it is called what it is. */
    private static StoredWorkflow subject(Lineage lineage, StoredWorkflow named) {
        boolean isOldNews = named.version() == null && lineage.draft() == null;
        return isOldNews && lineage.live() != null ? lineage.live() : named;
    }

    private Message play(OrgId org, Lineage lineage, StoredWorkflow subject, List<StoredTest> kept) {
        String title = VersionWords.title(lineage, subject);
        List<Finding> errors = catalog.validate(org, subject.workflow()).stream()
                .filter(Finding::isError)
                .toList();
        if (!errors.isEmpty()) {
            return Message.of(
                    "**" + lineage.name() + "** cannot be tested with " + title + ": "
                            + Listings.counted(errors.size(), "error") + " would keep it from running.",
                    errors.stream()
                            .limit(FINDINGS_SHOWN)
                            .map(error -> Block.error((error.message() + " " + error.hint()).strip()))
                            .toArray(Block[]::new));
        }
        List<TestCard.Played> played = kept.stream()
                .flatMap(test -> tests.find(org, lineage.id(), test.id()).stream())
                .map(test -> new TestCard.Played(test.name(), rehearsals.play(org, subject.workflow(), test)))
                .toList();
        return TestCard.of(lineage.name(), title, played)
                .with(Block.muted("To add another, say `keep " + lineage.name() + " as test`."));
    }
}
