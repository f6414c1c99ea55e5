package dev.parley.bot.narrator;

import dev.parley.bot.chat.MessageId;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The cards of runs, by a name that is unique within the run, in PostgreSQL. */
@Repository
class RunCards {
    static final String FAILURE = "failure";
    static final String APPROVAL = "approval:";
    static final String NUDGE = "nudge:";
    static final String DOUBT = "doubt:";
    static final String FORM = "form:";

    private final JdbcClient jdbc;

    RunCards(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<MessageId> find(RunKey key, String card) {
        return Optional.ofNullable(all(key).get(card));
    }

    Map<String, MessageId> all(RunKey key) {
        return jdbc
                .sql("SELECT card, message FROM run_card WHERE org_id = :org AND run_id = :run")
                .param("org", key.org().value())
                .param("run", key.run().value())
                .query((row, _) -> Map.entry(row.getString("card"), new MessageId(row.getString("message"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void add(RunKey key, String card, MessageId message) {
        jdbc.sql("""
                        INSERT INTO run_card (org_id, run_id, card, message) VALUES (:org, :run, :card, :message)
                        ON CONFLICT (org_id, run_id, card) DO NOTHING""")
                .param("org", key.org().value())
                .param("run", key.run().value())
                .param("card", card)
                .param("message", message.value())
                .update();
    }
}
