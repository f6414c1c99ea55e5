package dev.parley.engine.trigger;

import dev.parley.engine.RunId;
import dev.parley.engine.expression.ExpressionException;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.run.Correlation;
import dev.parley.engine.run.EventMatch;
import dev.parley.engine.run.StepId;
import dev.parley.engine.runtime.Runtime;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Brings events to the steps that wait for them. A step that has its event does not wait any longer, so twice is once. */
public final class AwaitedEvents implements EventSink {
    private static final Logger LOG = LoggerFactory.getLogger(AwaitedEvents.class);
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final JdbcClient jdbc;
    private final Runtime runtime;
    private final Expressions expressions;

    public AwaitedEvents(DataSource dataSource, Runtime runtime, Expressions expressions) {
        this.jdbc = JdbcClient.create(dataSource);
        this.runtime = runtime;
        this.expressions = expressions;
    }

    /** A step that waits. @param match null means any event of the source */
    private record Wait(RunId run, StepId step, @Nullable String match, JsonNode known) {}

    @Override
    public void take(Event event) {
        waits(event).stream()
                .filter(wait -> isMeant(wait, event.payload()))
                .forEach(wait -> runtime.deliver(event.org(), wait.run(), wait.step(), event.payload()));
    }

    /** Those that the event may match: many may wait for the same source, each for a value of its own. */
    private List<Wait> waits(Event event) {
        List<Correlation> correlations = paths(event).stream()
                .flatMap(path ->
                        Correlation.valueAt(event.payload(), path).map(value -> new Correlation(path, value)).stream())
                .toList();
        return jdbc.sql("""
                        SELECT run_id, step, match, known FROM event_wait
                        WHERE org_id = :org AND source = :source AND correlation_path IS NULL
                        UNION ALL
                        SELECT run_id, step, match, known
                        FROM unnest(:paths, :values) AS held (path, value)
                        JOIN event_wait ON correlation_path = path AND correlation = value
                        WHERE org_id = :org AND source = :source
                        """)
                .param("org", event.org().value())
                .param("source", event.source())
                .param("paths", correlations.stream().map(Correlation::path).toArray(String[]::new))
                .param("values", correlations.stream().map(Correlation::value).toArray(String[]::new))
                .query((row, _) -> new Wait(
                        new RunId(row.getObject("run_id", UUID.class)),
                        StepId.parse(row.getString("step")),
                        row.getString("match"),
                        MAPPER.readTree(row.getString("known"))))
                .list();
    }

    private List<String> paths(Event event) {
        return jdbc.sql("""
                        SELECT DISTINCT correlation_path FROM event_wait
                        WHERE org_id = ? AND source = ? AND correlation_path IS NOT NULL
                        """)
                .params(event.org().value(), event.source())
                .query(String.class)
                .list();
    }

    /** What cannot be compared does not match: the event may lack the field that the step asks for. */
    private boolean isMeant(Wait wait, JsonNode payload) {
        try {
            return EventMatch.holds(expressions, wait.match(), wait.known(), payload);
        } catch (ExpressionException e) {
            LOG.debug("Step {} of run {} cannot compare an event: {}", wait.step(), wait.run(), e.getMessage());
            return false;
        }
    }
}
