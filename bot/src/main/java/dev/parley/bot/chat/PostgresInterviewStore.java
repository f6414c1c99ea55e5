package dev.parley.bot.chat;

import dev.parley.copilot.interview.InterviewStore;
import dev.parley.engine.OrgId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Open interviews in PostgreSQL, so that a restart does not forget what was said. */
@Component
class PostgresInterviewStore implements InterviewStore {
    private final JdbcClient jdbc;

    PostgresInterviewStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<String> load(OrgId org, String conversation) {
        return jdbc.sql("SELECT document FROM interview WHERE org_id = ? AND conversation = ?")
                .params(org.value(), conversation)
                .query(String.class)
                .optional();
    }

    @Override
    public void save(OrgId org, String conversation, String json) {
        jdbc.sql("""
                INSERT INTO interview (org_id, conversation, document) VALUES (?, ?, ?::json)
                ON CONFLICT (org_id, conversation) DO UPDATE SET document = EXCLUDED.document, updated_at = now()
                """).params(org.value(), conversation, json).update();
    }

    @Override
    public void delete(OrgId org, String conversation) {
        jdbc.sql("DELETE FROM interview WHERE org_id = ? AND conversation = ?")
                .params(org.value(), conversation)
                .update();
    }
}
