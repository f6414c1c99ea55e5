package dev.parley.engine.attack;

import dev.parley.engine.OrgId;
import dev.parley.engine.run.RunEvent.DoubtAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Those who are asked. They look for questions again and again and answer the same one the same way until it is gone, as people do
 * who see nothing happen; some they never answer.
 */
final class People implements AutoCloseable {
    /** The step whose question does not expire. */
    static final String PATIENT_QUESTION = "agree";

    private static final Logger LOG = LoggerFactory.getLogger(People.class);
    private static final long PAUSE_MS = 40;
    private static final String ASKED = "SELECT run_id, node FROM approval WHERE org_id = ? AND state = 'pending'";
    private static final String IN_DOUBT = """
            SELECT doubt.run_id, doubt.body ->> 'node' AS node
            FROM run_event doubt JOIN run ON run.org_id = doubt.org_id AND run.id = doubt.run_id
            WHERE doubt.org_id = ? AND doubt.kind = 'StepInDoubt' AND run.ended_at IS NULL
              AND NOT EXISTS (SELECT FROM run_event answer
                              WHERE answer.org_id = doubt.org_id AND answer.run_id = doubt.run_id
                                AND answer.kind = 'DoubtResolved' AND answer.seq > doubt.seq
                                AND answer.body ->> 'node' = doubt.body ->> 'node')
            """;

    private final PostgresServer server;
    private final OrgId org;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

    /** @param tell takes their answers to the engine, if there is one */
    People(PostgresServer server, OrgId org, Consumer<String> tell) {
        this.server = server;
        this.org = org;
        thread.scheduleWithFixedDelay(() -> answer(tell), PAUSE_MS, PAUSE_MS, TimeUnit.MILLISECONDS);
    }

    private void answer(Consumer<String> tell) {
        try {
            answers().forEach(tell);
        } catch (DataAccessException e) {
            LOG.debug("Nobody can see the questions at the moment", e);
        }
    }

    /** What they have to say at this moment, as commands to the engine. */
    List<String> answers() {
        List<String> answers = new ArrayList<>();
        asked(ASKED).stream()
                .filter(question -> !question.isIgnored())
                .map(Question::vote)
                .forEach(answers::add);
        asked(IN_DOUBT).stream()
                .filter(question -> !question.isIgnored())
                .map(Question::resolution)
                .forEach(answers::add);
        return answers;
    }

    private List<Question> asked(String sql) {
        return server.jdbc()
                .sql(sql)
                .param(org.value())
                .query((row, _) -> new Question(row.getObject("run_id", UUID.class), row.getString("node")))
                .list();
    }

    @Override
    public void close() throws InterruptedException {
        thread.shutdownNow();
        thread.awaitTermination(1, TimeUnit.MINUTES);
    }

    /** A step of a run that waits for somebody. What becomes of it depends on its id alone. */
    private record Question(UUID run, String node) {
        private static final Set<Integer> IGNORED = Set.of(0, 1);

        private int mood() {
            return Math.floorMod(run.hashCode() * 31 + node.hashCode(), 10);
        }

        boolean isIgnored() {
            return IGNORED.contains(mood());
        }

        String vote() {
            return "vote %s %s %s".formatted(run, node, mood() != 2);
        }

        String resolution() {
            DoubtAnswer answer = DoubtAnswer.values()[mood() % DoubtAnswer.values().length];
            return "doubt %s %s %s".formatted(run, node, answer);
        }
    }
}
