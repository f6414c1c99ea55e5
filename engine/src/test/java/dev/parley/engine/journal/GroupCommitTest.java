package dev.parley.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.engine.RunId;
import dev.parley.engine.journal.EntryRows.EventRow;
import dev.parley.engine.journal.GroupCommit.BatchWriter;
import dev.parley.engine.run.RunState;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
    private static final int MIB = 1024 * 1024;

    private final List<Integer> batches = new CopyOnWriteArrayList<>();
    private final CountDownLatch mayWrite = new CountDownLatch(1);

    private static EntryRows rows(String body) {
        RunState state = RunState.before(new RunId(UUID.randomUUID()), null, Instant.EPOCH);
        return new EntryRows(
                UUID.randomUUID(),
                state,
                true,
                List.of(new EventRow(1, Instant.EPOCH, "RunStarted", body)),
                null,
                null,
                List.of(),
                List.of());
    }

    private static Thread writing(GroupCommit commits, EntryRows rows, List<Throwable> refusals) {
        return Thread.ofVirtual().start(() -> {
            try {
                commits.write(rows);
            } catch (RuntimeException | InterruptedException e) {
                refusals.add(e);
            }
        });
    }

    @Test
    void what_comes_while_one_batch_is_written_goes_together_into_the_next() throws Exception {
        try (GroupCommit commits = new GroupCommit(this::writeSlowly, GroupCommit.ROOM_KIB)) {
            writeAtOnce(commits, 20, "{}");
            assertThat(batches.stream().mapToInt(Integer::intValue).sum()).isEqualTo(20);
            assertThat(batches).hasSizeLessThan(5);
        }
    }

    @Test
    void a_batch_is_bounded_by_what_it_weighs_as_well() throws Exception {
        try (GroupCommit commits = new GroupCommit(this::writeSlowly, GroupCommit.ROOM_KIB)) {
            writeAtOnce(commits, 20, "x".repeat(4 * MIB));
            assertThat(batches).allMatch(size -> size <= 4);
        }
    }

    private void writeSlowly(List<EntryRows> batch) throws InterruptedException {
        mayWrite.await();
        batches.add(batch.size());
    }

    private void writeAtOnce(GroupCommit commits, int count, String body) throws InterruptedException {
        List<Throwable> refusals = new CopyOnWriteArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            threads.add(writing(commits, rows(body), refusals));
        }
        await().until(() -> threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
        mayWrite.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(refusals).isEmpty();
    }

    @Test
    void when_much_waits_starts_are_refused_and_runs_under_way_wait() throws Exception {
        List<Throwable> refusals = new CopyOnWriteArrayList<>();
        List<Thread> threads = new ArrayList<>();
        try (GroupCommit commits = new GroupCommit(this::writeSlowly, GroupCommit.ROOM_KIB)) {
            for (int i = 0; i < 40; i++) {
                threads.add(writing(commits, rows("x".repeat(4 * MIB)), refusals));
            }
            await().until(() -> threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
            assertThatThrownBy(() -> commits.writeOrRefuse(rows("{}")))
                    .isInstanceOfSatisfying(
                            OverloadedException.class,
                            refusal -> assertThat(refusal.retryAfter()).isPositive());
            mayWrite.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
            commits.writeOrRefuse(rows("{}"));
        }
        assertThat(refusals).isEmpty();
        assertThat(batches.stream().mapToInt(Integer::intValue).sum()).isEqualTo(41);
    }

    @Test
    void small_entries_are_bounded_in_number() throws Exception {
        List<Throwable> refusals = new CopyOnWriteArrayList<>();
        List<Thread> threads = new ArrayList<>();
        try (GroupCommit commits = new GroupCommit(this::writeSlowly, GroupCommit.ROOM_KIB)) {
            for (int i = 0; i < 12_000; i++) {
                threads.add(writing(commits, rows("{}"), refusals));
            }
            await().until(() -> threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
            assertThatThrownBy(() -> commits.writeOrRefuse(rows("{}"))).isInstanceOf(OverloadedException.class);
            mayWrite.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertThat(refusals).isEmpty();
    }

    @Test
    void an_entry_larger_than_all_the_room_is_written() throws Exception {
        mayWrite.countDown();
        try (GroupCommit commits = new GroupCommit(this::writeSlowly, GroupCommit.ROOM_KIB)) {
            commits.write(rows("x".repeat(65 * MIB)));
        }
        assertThat(batches).containsExactly(1);
    }

    @Test
    void whoever_waits_for_room_when_it_closes_gets_an_answer() throws Exception {
        List<Throwable> refusals = new CopyOnWriteArrayList<>();
        List<Thread> threads = new ArrayList<>();
        GroupCommit commits = new GroupCommit(this::writeSlowly, GroupCommit.ROOM_KIB);
        for (int i = 0; i < 40; i++) {
            threads.add(writing(commits, rows("x".repeat(4 * MIB)), refusals));
        }
        await().until(() -> threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
        mayWrite.countDown();
        commits.close();
        await().until(() -> threads.stream().noneMatch(Thread::isAlive));
        assertThat(batches.stream().mapToInt(Integer::intValue).sum() + refusals.size())
                .isEqualTo(40);
    }

    @Test
    void a_bad_entry_is_refused_and_its_neighbours_are_written() throws Exception {
        EntryRows bad = rows("bad");
        BatchWriter writer = batch -> {
            mayWrite.await();
            if (batch.contains(bad)) {
                throw new SQLException("bad", "22000");
            }
            batches.add(batch.size());
        };
        List<Throwable> refusals = new CopyOnWriteArrayList<>();
        try (GroupCommit commits = new GroupCommit(writer, GroupCommit.ROOM_KIB)) {
            List<Thread> threads = List.of(
                    writing(commits, rows("{}"), refusals),
                    writing(commits, bad, refusals),
                    writing(commits, rows("{}"), refusals));
            mayWrite.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertThat(refusals).singleElement().isInstanceOf(JournalException.class);
        assertThat(batches.stream().mapToInt(Integer::intValue).sum()).isEqualTo(2);
    }

    @Test
    void the_writer_outlives_even_an_error() throws Exception {
        AtomicInteger writes = new AtomicInteger();
        try (GroupCommit commits = new GroupCommit(
                batch -> {
                    if (writes.incrementAndGet() == 1) {
                        throw new OutOfMemoryError("for the test");
                    }
                },
                GroupCommit.ROOM_KIB)) {
            assertThatThrownBy(() -> commits.write(rows("{}"))).isInstanceOf(JournalException.class);
            commits.write(rows("{}"));
            assertThat(writes).hasValue(2);
        }
    }

    @Test
    void whoever_still_waits_when_it_closes_gets_an_answer() throws Exception {
        for (int round = 0; round < 50; round++) {
            GroupCommit commits = new GroupCommit(_ -> {}, GroupCommit.ROOM_KIB);
            List<Throwable> refusals = new CopyOnWriteArrayList<>();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                threads.add(writing(commits, rows("{}"), refusals));
            }
            commits.close();
            await().until(() -> threads.stream().noneMatch(Thread::isAlive));
        }
    }
}
