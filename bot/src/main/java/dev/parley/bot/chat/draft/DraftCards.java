package dev.parley.bot.chat.draft;

import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.MessageId;
import dev.parley.bot.chat.Place;
import dev.parley.bot.chat.draft.DraftCard.Change;
import dev.parley.bot.chat.draft.DraftCard.State;
import dev.parley.engine.OrgId;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.workflow.Workflow;
import dev.parley.engine.workflow.WorkflowJson;
import dev.parley.engine.workflow.WorkflowSyntaxException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Draft cards in PostgreSQL. */
@Repository
class DraftCards {
    private static final String COLUMNS = """
            org_id, id, conversation, number, message, card, workflow, workflow_id, revision, base, said, state,
            settled_by, settled_at
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    DraftCards(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(DraftCard card) {
        jdbc.sql("""
                        INSERT INTO draft_card
                            (org_id, id, conversation, number, message, card, workflow, workflow_id, revision, base, said,
                             state)
                        VALUES
                            (:org, :id, :conversation, :number, :message, :card::jsonb, :workflow::jsonb, :saved, :revision,
                             :base, :said::jsonb, 'open')""")
                .param("org", card.place().org().value())
                .param("id", card.id())
                .param("conversation", card.place().conversation())
                .param("number", card.number())
                .param("message", card.message().value())
                .param("card", json.writeValueAsString(card.shown()))
                .param("workflow", json.writeValueAsString(WorkflowJson.write(card.workflow())))
                .param("saved", card.saved() == null ? null : card.saved().value(), Types.OTHER)
                .param("revision", card.revision(), Types.INTEGER)
                .param("base", card.change() == null ? null : card.change().base(), Types.INTEGER)
                .param(
                        "said",
                        card.change() == null
                                ? null
                                : json.writeValueAsString(card.change().said()))
                .update();
    }

    Optional<DraftCard> find(OrgId org, UUID id) {
        return jdbc.sql("SELECT " + COLUMNS + "FROM draft_card WHERE org_id = :org AND id = :id")
                .param("org", org.value())
                .param("id", id)
                .query((row, _) -> card(row))
                .optional();
    }

    /** This draft of a conversation, if it has been shown and waits for an answer. */
    Optional<DraftCard> open(Place place, int number) {
        return open(place).stream().filter(card -> card.number() == number).findFirst();
    }

    /** All that wait for an answer in this conversation, the latest first. */
    List<DraftCard> open(Place place) {
        return jdbc.sql("SELECT " + COLUMNS + """
                        FROM draft_card
                        WHERE org_id = :org AND conversation = :conversation AND state = 'open'
                        ORDER BY shown_at DESC""")
                .param("org", place.org().value())
                .param("conversation", place.conversation())
                .query((row, _) -> card(row))
                .list();
    }

    /** The one approved last in this conversation, if its workflow was kept. */
    Optional<DraftCard> approved(Place place) {
        return jdbc.sql("SELECT " + COLUMNS + """
                        FROM draft_card
                        WHERE org_id = :org AND conversation = :conversation AND state = 'approved'
                        ORDER BY settled_at DESC
                        LIMIT 1""")
                .param("org", place.org().value())
                .param("conversation", place.conversation())
                .query((row, _) -> card(row))
                .optional()
                .filter(card -> card.saved() != null);
    }

    void saved(DraftCard card, WorkflowId workflow, int revision) {
        jdbc.sql("UPDATE draft_card SET workflow_id = :workflow, revision = :revision WHERE org_id = :org AND id = :id")
                .param("workflow", workflow.value())
                .param("revision", revision)
                .param("org", card.place().org().value())
                .param("id", card.id())
                .update();
    }

    /** The same card with another draft on it; what was saved of the one before is an earlier revision. */
    void redrawn(DraftCard card, Message shown, Workflow workflow) {
        jdbc.sql("""
                        UPDATE draft_card SET card = :card::jsonb, workflow = :workflow::jsonb, revision = NULL
                        WHERE org_id = :org AND id = :id AND state = 'open'""")
                .param("card", json.writeValueAsString(shown))
                .param("workflow", json.writeValueAsString(WorkflowJson.write(workflow)))
                .param("org", card.place().org().value())
                .param("id", card.id())
                .update();
    }

    /** False when it was settled before. */
    boolean settle(DraftCard card, State state, String by) {
        return jdbc.sql("""
                                UPDATE draft_card SET state = :state, settled_by = :by, settled_at = now()
                                WHERE org_id = :org AND id = :id AND state = 'open'""")
                        .param("state", state.name().toLowerCase(Locale.ROOT))
                        .param("by", by)
                        .param("org", card.place().org().value())
                        .param("id", card.id())
                        .update()
                == 1;
    }

    private DraftCard card(ResultSet row) throws SQLException {
        UUID saved = row.getObject("workflow_id", UUID.class);
        OffsetDateTime settledAt = row.getObject("settled_at", OffsetDateTime.class);
        return new DraftCard(
                row.getObject("id", UUID.class),
                new Place(new OrgId(row.getObject("org_id", UUID.class)), row.getString("conversation")),
                row.getInt("number"),
                new MessageId(row.getString("message")),
                json.readValue(row.getString("card"), Message.class),
                workflow(row.getString("workflow")),
                saved == null ? null : new WorkflowId(saved),
                row.getObject("revision", Integer.class),
                change(row),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("settled_by"),
                settledAt == null ? null : settledAt.toInstant());
    }

    private @Nullable Change change(ResultSet row) throws SQLException {
        Integer base = row.getObject("base", Integer.class);
        return base == null ? null : new Change(base, List.of(json.readValue(row.getString("said"), String[].class)));
    }

    private Workflow workflow(String text) {
        try {
            return WorkflowJson.read(json.readTree(text)).workflow();
        } catch (WorkflowSyntaxException broken) {
            throw new IllegalStateException("A stored draft cannot be read any more", broken);
        }
    }
}
