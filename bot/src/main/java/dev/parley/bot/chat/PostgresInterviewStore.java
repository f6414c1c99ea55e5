package dev.parley.bot.chat;

import dev.parley.copilot.interview.InterviewStore;
import dev.parley.engine.OrgId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Open interviews in PostgreSQL, so that a restart does not forget what was said. */
@Component
class PostgresInterviewStore implements InterviewStore {
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    PostgresInterviewStore(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public List<Stored> load(OrgId org, String conversation) {
        return jdbc.sql("""
                SELECT number, is_current, document FROM interview
                WHERE org_id = ? AND conversation = ?
                ORDER BY number
                """)
                .params(org.value(), conversation)
                .query((row, _) ->
                        new Stored(row.getInt("number"), row.getBoolean("is_current"), row.getString("document")))
                .list();
    }

    @Override
    public void save(OrgId org, String conversation, int number, String json) {
        transaction.executeWithoutResult(_ -> saveCurrent(org, conversation, number, json));
    }

    private void saveCurrent(OrgId org, String conversation, int number, String json) {
        jdbc.sql("""
                UPDATE interview SET is_current = false
                WHERE org_id = ? AND conversation = ? AND is_current AND number <> ?
                """).params(org.value(), conversation, number).update();
        jdbc.sql("""
                INSERT INTO interview (org_id, conversation, number, is_current, document) VALUES (?, ?, ?, true, ?::json)
                ON CONFLICT (org_id, conversation, number)
                DO UPDATE SET is_current = true, document = EXCLUDED.document, updated_at = now()
                """).params(org.value(), conversation, number, json).update();
    }

    @Override
    public void delete(OrgId org, String conversation, int number) {
        jdbc.sql("DELETE FROM interview WHERE org_id = ? AND conversation = ? AND number = ?")
                .params(org.value(), conversation, number)
                .update();
    }
}
