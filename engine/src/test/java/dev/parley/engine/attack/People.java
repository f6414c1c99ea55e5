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
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Those who are asked, those who bring events, and those who cancel. They look for what is open again and again and answer the same
 * question the same way until it is gone, as people do who see nothing happen; some they never answer.
 */
final class People implements AutoCloseable {
    /** The step whose question does not expire. */
    static final String PATIENT_QUESTION = "agree";

    /** The step whose doubts are always answered, because others wait in line behind it. */
    static final String URGENT_CHARGE = "pay";

    /** The trigger of runs that may be cancelled, as may those they call. */
    static final String UNDER_LOAD = "load";

    private static final Logger LOG = LoggerFactory.getLogger(People.class);
    private static final long PAUSE_MS = 40;
    private static final String ASKED =
            "SELECT run_id, node AS step FROM approval WHERE org_id = ? AND state = 'pending' AND kind = 'approval'";
    private static final String ASKED_TO_FILL_IN =
            "SELECT run_id, node AS step FROM approval WHERE org_id = ? AND state = 'pending' AND kind = 'input'";
    private static final String AWAITED = "SELECT run_id, step FROM event_wait WHERE org_id = ?";
    private static final String IN_DOUBT = """
            SELECT doubt.run_id, doubt.body ->> 'step' AS step
            FROM run_event doubt JOIN run ON run.org_id = doubt.org_id AND run.id = doubt.run_id
            WHERE doubt.org_id = ? AND doubt.kind = 'StepInDoubt' AND run.ended_at IS NULL
              AND NOT EXISTS (SELECT FROM run_event answer
                              WHERE answer.org_id = doubt.org_id AND answer.run_id = doubt.run_id
                                AND answer.kind IN ('DoubtResolved', 'NodeAbandoned') AND answer.seq > doubt.seq
                                AND answer.body ->> 'step' = doubt.body ->> 'step')
            """;
    private static final String OPEN =
            "SELECT id AS run_id, '' AS step FROM run WHERE org_id = ? AND ended_at IS NULL AND trigger IN ('load', 'workflow')";

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
        heard(ASKED).map(Question::vote).forEach(answers::add);
        heard(ASKED_TO_FILL_IN).map(Question::form).forEach(answers::add);
        heard(AWAITED).map(Question::event).forEach(answers::add);
        heard(IN_DOUBT).map(Question::resolution).forEach(answers::add);
        all(OPEN).filter(Question::isUnwanted).map(Question::cancellation).forEach(answers::add);
        return answers;
    }

    private Stream<Question> heard(String sql) {
        return all(sql).filter(question -> !question.isIgnored());
    }

    private Stream<Question> all(String sql) {
        return server
                .jdbc()
                .sql(sql)
                .param(org.value())
                .query((row, _) -> new Question(row.getObject("run_id", UUID.class), row.getString("step")))
                .list()
                .stream();
    }

    @Override
    public void close() throws InterruptedException {
        thread.shutdownNow();
        thread.awaitTermination(1, TimeUnit.MINUTES);
    }

    /** A step of a run that waits for somebody. What becomes of it depends on its id alone. */
    private record Question(UUID run, String step) {
        private static final Set<Integer> IGNORED = Set.of(0, 1);
        private static final int ONE_IN = 12;

        private int mood() {
            return Math.floorMod(run.hashCode() * 31 + step.hashCode(), 10);
        }

        boolean isIgnored() {
            return IGNORED.contains(mood()) && !step.equals(URGENT_CHARGE);
        }

        boolean isUnwanted() {
            return Math.floorMod(run.hashCode() * 17, ONE_IN) == 0;
        }

        String vote() {
            return "vote %s %s %s".formatted(run, step, mood() != 2);
        }

        String form() {
            return "fill %s %s".formatted(run, step);
        }

        String event() {
            return "deliver %s %s".formatted(run, step);
        }

        String resolution() {
            DoubtAnswer answer = DoubtAnswer.values()[mood() % DoubtAnswer.values().length];
            return "doubt %s %s %s".formatted(run, step, answer);
        }

        String cancellation() {
            return "cancel " + run;
        }
    }
}
