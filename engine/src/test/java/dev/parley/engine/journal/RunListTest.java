package dev.parley.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.TestDatabase;
import dev.parley.engine.run.Flow;
import dev.parley.engine.workflow.Workflow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** However much runs gave, a list of them is not too much at once. */
class RunListTest {
    private static final Instant START = Instant.parse("2026-03-20T10:00:00Z");
    private static TestDatabase database;

    private final OrgId org = new OrgId(UUID.randomUUID());

    @BeforeAll
    static void startDatabase() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    @Test
    void runs_that_gave_much_are_listed_a_few_at_a_time_and_none_is_left_out() throws Exception {
        RunHistory history = new PostgresRunHistory(database.dataSource());
        List<RunId> newestFirst = new ArrayList<>();
        try (Journal journal = new PostgresJournal(database.dataSource())) {
            Runs runs = new Runs(database.dataSource(), journal, org);
            for (int i = 0; i < 7; i++) {
                newestFirst.addFirst(runs.endedOf(giving(i), "here", START.plusSeconds(i)));
            }
        }

        List<List<RunId>> pages = new ArrayList<>();
        RunId before = null;
        for (List<RunId> page = page(history, before); !page.isEmpty(); page = page(history, before)) {
            pages.add(page);
            before = page.getLast();
        }
        assertThat(pages).hasSizeBetween(2, 4);
        assertThat(pages.stream().flatMap(List::stream)).containsExactlyElementsOf(newestFirst);
        assertThat(history.outline(org, null, null, null, 50))
                .extracting(RunSummary::id)
                .containsExactlyElementsOf(newestFirst);
    }

    private List<RunId> page(RunHistory history, RunId before) {
        return history.list(org, null, null, before, 50).stream()
                .map(RunSummary::id)
                .toList();
    }

    /** Its output is some 1.3 MB that do not get smaller by being compressed. */
    private static Workflow giving(long seed) {
        byte[] noise = new byte[1_000_000];
        new Random(seed).nextBytes(noise);
        String values = "{\"noise\": \"" + Base64.getEncoder().encodeToString(noise) + "\"}";
        return Flow.workflow().set("much", values).chain("much").named("noise " + seed);
    }
}
