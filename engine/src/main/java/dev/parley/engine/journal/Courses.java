package dev.parley.engine.journal;

import dev.parley.engine.OrgId;
import dev.parley.engine.run.Course;
import dev.parley.engine.run.RunEvent;
import dev.parley.engine.run.RunEvent.NodeEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What became of questions while they were open, folded from the journal. */
final class Courses {
    private final JdbcClient jdbc;

    Courses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By the question's id; without those that nobody has touched. */
    Map<String, Course> of(OrgId org, Collection<UUID> runs) {
        Map<String, Course> courses = new HashMap<>();
        if (runs.isEmpty()) {
            return courses;
        }
        jdbc.sql("""
                SELECT run_id, at, kind, body FROM run_event
                WHERE org_id = ? AND run_id = ANY (?)
                  AND kind IN ('ApprovalVoted', 'ApprovalReminded', 'ApprovalEscalated', 'ApprovalDelegated')
                ORDER BY run_id, seq
                """)
                .params(org.value(), runs.stream().distinct().toArray(UUID[]::new))
                .query((RowCallbackHandler) row -> {
                    RunEvent event = EventJson.read(row.getString("kind"), row.getString("body"));
                    if (event instanceof NodeEvent about) {
                        String question = row.getString("run_id") + "." + about.step();
                        var at = row.getTimestamp("at").toInstant();
                        courses.merge(question, Course.EMPTY.then(event, at), (before, _) -> before.then(event, at));
                    }
                });
        return courses;
    }
}
