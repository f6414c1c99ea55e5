package dev.parley.bot.slack;

import com.slack.api.model.User;
import dev.parley.bot.identity.Caller;
import dev.parley.engine.OrgId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keeps a message while somebody chooses what to run on it, and reads it then. */
class ChosenMessages {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Switchboard slack;
    private final Workspaces workspaces;
    private final Spellings spellings;

    ChosenMessages(JdbcClient jdbc, JsonMapper json, Switchboard slack, Workspaces workspaces, Spellings spellings) {
        this.jdbc = jdbc;
        this.json = json;
        this.slack = slack;
        this.workspaces = workspaces;
        this.spellings = spellings;
    }

    /** @param payload of the shortcut. @return under which it is found again within a day */
    UUID keep(OrgId org, JsonNode payload) {
        jdbc.sql("DELETE FROM slack_chosen_message WHERE chosen_at < now() - interval '1 day'")
                .update();
        UUID id = UUID.randomUUID();
        jdbc.sql("INSERT INTO slack_chosen_message (org_id, id, payload) VALUES (:org, :id, :payload::jsonb)")
                .param("org", org.value())
                .param("id", id)
                .param("payload", json.writeValueAsString(payload).replace("\\u0000", "\\ufffd"))
                .update();
        return id;
    }

    /** The payload; empty when it was too long ago. */
    Optional<JsonNode> find(OrgId org, String id) {
        return jdbc.sql("SELECT payload FROM slack_chosen_message WHERE org_id = :org AND id = :id::uuid")
                .param("org", org.value())
                .param("id", id)
                .query(String.class)
                .optional()
                .map(json::readTree);
    }

    ChosenMessage read(Caller caller, String team, JsonNode payload) {
        JsonNode message = payload.path("message");
        String channel = payload.path("channel").path("id").asString("");
        String ts = message.path("ts").asString("");
        List<String> files = message.path("files")
                .valueStream()
                .map(file ->
                        file.path("permalink").asString(file.path("url_private").asString("")))
                .filter(address -> !address.isEmpty())
                .toList();
        return new ChosenMessage(
                spellings.plain(caller, team, message.path("text").asString("")),
                author(team, message),
                workspaces
                        .of(team)
                        .map(workspace -> workspace.link(channel, ts))
                        .orElse(""),
                files);
    }

    /** People by their names, as they are in Slack; apps by what they call themselves. */
    private String author(String team, JsonNode message) {
        String user = message.path("user").asString("");
        if (user.isEmpty()) {
            return message.path("username").asString(message.path("bot_id").asString("an app"));
        }
        return slack.to(team).user(user) instanceof Outcome.Answered<User>(User known) ? SlackPeople.name(known) : user;
    }
}
