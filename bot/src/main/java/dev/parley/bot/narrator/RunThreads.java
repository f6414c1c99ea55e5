package dev.parley.bot.narrator;

import dev.parley.bot.chat.MessageId;
import dev.parley.bot.chat.Place;
import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far each run has been told, in PostgreSQL. */
@Repository
class RunThreads {
    private final JdbcClient jdbc;

    RunThreads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<RunId, RunThread> find(OrgId org, Collection<RunId> runs) {
        return jdbc
                .sql("""
                        SELECT org_id, run_id, conversation, root_message, narrated_seq, ended
                        FROM run_thread
                        WHERE org_id = :org AND run_id = ANY(:runs)""")
                .param("org", org.value())
                .param("runs", runs.stream().map(RunId::value).toArray(UUID[]::new))
                .query((row, _) -> thread(row))
                .list()
                .stream()
                .collect(Collectors.toMap(thread -> thread.key().run(), Function.identity()));
    }

    /** Writes them all at once. Of two writers the one who has told more wins. */
    void save(Collection<RunThread> threads) {
        if (threads.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO run_thread (org_id, run_id, conversation, root_message, narrated_seq, ended)
                        SELECT * FROM unnest(:orgs, :runs, :conversations, :roots, :seqs, :ended)
                        ON CONFLICT (org_id, run_id) DO UPDATE
                        SET narrated_seq = excluded.narrated_seq, ended = excluded.ended
                        WHERE run_thread.narrated_seq < excluded.narrated_seq""")
                .param("orgs", array(threads, thread -> thread.key().org().value(), UUID[]::new))
                .param("runs", array(threads, thread -> thread.key().run().value(), UUID[]::new))
                .param("conversations", array(threads, thread -> thread.place().conversation(), String[]::new))
                .param("roots", array(threads, RunThreads::root, String[]::new))
                .param("seqs", array(threads, RunThread::narratedSeq, Long[]::new))
                .param("ended", array(threads, RunThread::ended, Boolean[]::new))
                .update();
    }

    /** Every organization there is: the only question here that is asked across organizations. */
    List<OrgId> organizations() {
        return jdbc.sql("SELECT id FROM org").query(UUID.class).list().stream()
                .map(OrgId::new)
                .toList();
    }

    /** Runs whose end was not told yet. */
    List<RunId> open(OrgId org) {
        return jdbc
                .sql("SELECT run_id FROM run_thread WHERE org_id = :org AND NOT ended ORDER BY run_id")
                .param("org", org.value())
                .query(UUID.class)
                .list()
                .stream()
                .map(RunId::new)
                .toList();
    }

    /** The youngest run that was told of; empty when none ever was. */
    Optional<RunId> youngest(OrgId org) {
        return jdbc.sql("SELECT run_id FROM run_thread WHERE org_id = :org ORDER BY run_id DESC LIMIT 1")
                .param("org", org.value())
                .query(UUID.class)
                .optional()
                .map(RunId::new);
    }

    private static RunThread thread(ResultSet row) throws SQLException {
        OrgId org = new OrgId(row.getObject("org_id", UUID.class));
        String root = row.getString("root_message");
        return new RunThread(
                new RunKey(org, new RunId(row.getObject("run_id", UUID.class))),
                new Place(org, row.getString("conversation")),
                root == null ? null : new MessageId(root),
                row.getLong("narrated_seq"),
                row.getBoolean("ended"));
    }

    private static @Nullable String root(RunThread thread) {
        return thread.root() == null ? null : thread.root().value();
    }

    private static <T> T[] array(
            Collection<RunThread> threads, Function<RunThread, @Nullable T> column, IntFunction<T[]> create) {
        return threads.stream().map(column).toArray(create);
    }
}
