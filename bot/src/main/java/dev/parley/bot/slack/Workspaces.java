package dev.parley.bot.slack;

import dev.parley.bot.identity.People;
import dev.parley.engine.OrgId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The workspaces that are connected. With a token from the environment that is one, and it belongs to the one organization. */
class Workspaces {
    private static final Logger LOG = LoggerFactory.getLogger(Workspaces.class);

    private final JdbcClient jdbc;
    private final SlackApi api;
    private final People people;
    private final Map<String, Workspace> known = new ConcurrentHashMap<>();
    private volatile boolean areKnown;

    Workspaces(JdbcClient jdbc, SlackApi api, People people) {
        this.jdbc = jdbc;
        this.api = api;
        this.people = people;
    }

    /** Empty when this workspace is none of ours. */
    Optional<Workspace> of(String team) {
        Workspace remembered = known.get(team);
        return remembered == null ? kept(team) : Optional.of(remembered);
    }

    private Optional<Workspace> kept(String team) {
        Optional<Workspace> kept = jdbc.sql("SELECT org_id, bot_user, url FROM slack_workspace WHERE team = :team")
                .param("team", team)
                .query((row, _) -> new Workspace(
                        new OrgId(row.getObject("org_id", UUID.class)),
                        team,
                        row.getString("bot_user"),
                        row.getString("url")))
                .optional();
        kept.ifPresent(workspace -> known.put(team, workspace));
        return kept;
    }

    /** Whether Slack has said whose token this is. */
    boolean areKnown() {
        return areKnown;
    }

    /** Asks Slack whose token this is, and notes it. @return why it could not; empty when all is well */
    Optional<String> connect() {
        return switch (api.whoAmI()) {
            case Outcome.Answered(SlackApi.Me me) -> {
                connect(me);
                yield Optional.empty();
            }
            case Outcome.Limited<SlackApi.Me> _ -> Optional.of("Slack asks for a pause");
            case Outcome.Unsure<SlackApi.Me>(String why) -> Optional.of(why);
            case Outcome.Refused<SlackApi.Me> refused -> Optional.of(refused.error());
        };
    }

    private void connect(SlackApi.Me me) {
        OrgId org = people.onlyOrganization();
        jdbc.sql("""
                        INSERT INTO slack_workspace (team, org_id, bot_user, url) VALUES (:team, :org, :bot, :url)
                        ON CONFLICT (team) DO UPDATE SET bot_user = excluded.bot_user, url = excluded.url""")
                .param("team", me.team())
                .param("org", org.value())
                .param("bot", me.user())
                .param("url", me.url())
                .update();
        known.remove(me.team());
        areKnown = true;
        LOG.info("Connected to Slack: {}", me.url());
    }
}
