package dev.parley.engine.trigger;

import dev.parley.engine.OrgId;
import dev.parley.engine.expression.ExpressionException;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.run.RunEvent.EventAwaited;
import dev.parley.engine.run.RunId;
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
        waits(event.org(), event.source()).stream()
                .filter(wait -> isMeant(wait, event.payload()))
                .forEach(wait -> runtime.deliver(event.org(), wait.run(), wait.step(), event.payload()));
    }

    private List<Wait> waits(OrgId org, String source) {
        return jdbc.sql("SELECT run_id, step, match, known FROM event_wait WHERE org_id = ? AND source = ?")
                .params(org.value(), source)
                .query((row, _) -> new Wait(
                        new RunId(row.getObject("run_id", UUID.class)),
                        StepId.parse(row.getString("step")),
                        row.getString("match"),
                        MAPPER.readTree(row.getString("known"))))
                .list();
    }

    /** What cannot be compared does not match: the event may lack the field that the step asks for. */
    private boolean isMeant(Wait wait, JsonNode payload) {
        if (wait.match() == null) {
            return true;
        }
        try {
            return expressions
                    .expression(wait.match())
                    .evaluate(name -> name.equals(EventAwaited.EVENT)
                            ? payload
                            : wait.known().get(name))
                    .booleanValue(false);
        } catch (ExpressionException e) {
            LOG.debug("Step {} of run {} cannot compare an event: {}", wait.step(), wait.run(), e.getMessage());
            return false;
        }
    }
}
