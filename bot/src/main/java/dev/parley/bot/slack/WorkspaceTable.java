package dev.parley.bot.slack;

import dev.parley.bot.slack.SlackApi.Me;
import dev.parley.connectors.vault.Sealed;
import dev.parley.connectors.vault.WrappedKey;
import dev.parley.engine.OrgId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The table {@code slack_workspace}. It is asked by workspace, which is how the organization of whatever arrives is found. */
class WorkspaceTable {
    private static final Duration OLDEST_WORTH_SAYING = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    WorkspaceTable(JdbcClient jdbc, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** @param token null when it comes from the environment, or nobody has one */
    record Row(Workspace workspace, @Nullable Sealed token) {}

    Optional<Row> find(String team) {
        return jdbc.sql("""
                        SELECT org_id, team, name, bot_user, url, installed_at, gone_at, master_key, data_key, secret
                        FROM slack_workspace WHERE team = :team""").param("team", team).query((row, _) -> row(row)).optional();
    }

    /** With the token of the environment, which counts as long as it is set. @param org whose it is when it is new */
    void connected(OrgId org, Me me) {
        transaction.executeWithoutResult(_ -> {
            resume(me.team(), find(me.team()).map(row -> row.workspace().org()).orElse(org));
            jdbc.sql("""
                            INSERT INTO slack_workspace (team, org_id, name, bot_user, url)
                            VALUES (:team, :org, :name, :bot, :url)
                            ON CONFLICT (team) DO UPDATE
                            SET name = excluded.name, bot_user = excluded.bot_user, url = excluded.url, gone_at = NULL,
                                installed_by = NULL, installed_at = NULL, master_key = NULL, data_key = NULL, secret = NULL""")
                    .param("team", me.team())
                    .param("org", org.value())
                    .param("name", me.name())
                    .param("bot", me.user())
                    .param("url", me.url())
                    .update();
        });
    }

    /** @return false when the workspace belongs to another organization, and nothing was changed */
    boolean installed(OrgId org, Me me, String by, Sealed token) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            resume(me.team(), org);
            boolean isOurs = jdbc.sql("""
                            INSERT INTO slack_workspace AS known (team, org_id, name, bot_user, url, installed_by, installed_at,
                                                                  master_key, data_key, secret)
                            VALUES (:team, :org, :name, :bot, :url, :by, now(), :masterKey, :dataKey, :secret)
                            ON CONFLICT (team) DO UPDATE
                            SET org_id = excluded.org_id, name = excluded.name, bot_user = excluded.bot_user, url = excluded.url,
                                installed_by = excluded.installed_by, installed_at = excluded.installed_at, gone_at = NULL,
                                master_key = excluded.master_key, data_key = excluded.data_key, secret = excluded.secret
                            WHERE known.org_id = excluded.org_id OR known.gone_at IS NOT NULL""")
                            .param("team", me.team())
                            .param("org", org.value())
                            .param("name", me.name())
                            .param("bot", me.user())
                            .param("url", me.url())
                            .param("by", by)
                            .param("masterKey", token.key().masterKey())
                            .param("dataKey", token.key().bytes())
                            .param("secret", token.box())
                            .update()
                    == 1;
            if (!isOurs) {
                status.setRollbackOnly();
            }
            return isOurs;
        }));
    }

    /**
     * What waits is said at once; not what has become stale while the app was gone, and nothing of an organization that the workspace has
     * left.
     */
    private void resume(String team, OrgId org) {
        jdbc.sql("""
                        UPDATE slack_message m
                        SET state = 'given_up', problem = 'the app was not installed for too long'
                        FROM slack_workspace w
                        WHERE w.team = m.team AND m.team = :team
                          AND (m.state IN ('waiting', 'sending') OR m.state = 'posted' AND m.shown < m.wanted)
                          AND (m.org_id <> :org
                               OR w.gone_at IS NOT NULL AND m.changed_at < now() - make_interval(secs => :age))""")
                .param("team", team)
                .param("org", org.value())
                .param("age", OLDEST_WORTH_SAYING.toSeconds())
                .update();
        jdbc.sql("""
                        UPDATE slack_message SET due_at = LEAST(due_at, clock_timestamp())
                        WHERE org_id = :org AND team = :team
                          AND (state IN ('waiting', 'sending') OR state = 'posted' AND shown < wanted)""").param("org", org.value()).param("team", team).update();
    }

    /** The token, which no longer counts, is forgotten. Empty when it was gone before. */
    Optional<Workspace> gone(String team) {
        return jdbc.sql("""
                        UPDATE slack_workspace SET gone_at = now(), master_key = NULL, data_key = NULL, secret = NULL
                        WHERE team = :team AND gone_at IS NULL
                        RETURNING org_id, team, name, bot_user, url, installed_at, gone_at, master_key, data_key, secret""")
                .param("team", team)
                .query((row, _) -> row(row).workspace())
                .optional();
    }

    /** The same token under another master key. Nothing happens when it is another token by now. */
    void rewrapped(Workspace workspace, Sealed before, Sealed now) {
        jdbc.sql("""
                        UPDATE slack_workspace SET master_key = :masterKey, data_key = :dataKey
                        WHERE team = :team AND org_id = :org AND secret = :secret AND data_key = :before""")
                .param("team", workspace.team())
                .param("org", workspace.org().value())
                .param("masterKey", now.key().masterKey())
                .param("dataKey", now.key().bytes())
                .param("secret", now.box(), Types.BINARY)
                .param("before", before.key().bytes(), Types.BINARY)
                .update();
    }

    private static Row row(ResultSet row) throws SQLException {
        String masterKey = row.getString("master_key");
        return new Row(
                new Workspace(
                        new OrgId(row.getObject("org_id", UUID.class)),
                        row.getString("team"),
                        row.getString("name"),
                        row.getString("bot_user"),
                        row.getString("url"),
                        row.getTimestamp("installed_at") != null,
                        row.getTimestamp("gone_at") != null),
                masterKey == null
                        ? null
                        : new Sealed(new WrappedKey(masterKey, row.getBytes("data_key")), row.getBytes("secret")));
    }
}
