package dev.parley.bot.slack.standin;

import dev.parley.bot.slack.standin.Workspace.Person;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** Who is who: {@code auth.*}, {@code users.*}, {@code usergroups.*} and {@code bots.*}. */
final class PeopleMethods {
    private final Workspace workspace;

    PeopleMethods(Workspace workspace) {
        this.workspace = workspace;
    }

    Map<String, Function<ApiCall, Reply>> all() {
        return Map.of(
                "auth.test", _ -> me(),
                "users.info", this::info,
                "users.lookupByEmail", this::byEmail,
                "usergroups.users.list", this::members,
                "usergroups.list", _ -> groups());
    }

    private Reply me() {
        return Reply.ok(Reply.json()
                .put("url", "https://standin.slack.test/")
                .put("team", workspace.name())
                .put("user", "parley")
                .put("team_id", workspace.team())
                .put("user_id", Workspace.BOT)
                .put("bot_id", Workspace.BOT_ID)
                .put("is_enterprise_install", false));
    }

    private Reply info(ApiCall call) {
        return workspace.findPerson(call.text("user")).map(this::person).orElseGet(() -> Reply.error("user_not_found"));
    }

    private Reply byEmail(ApiCall call) {
        return workspace
                .findByEmail(call.text("email"))
                .map(this::person)
                .orElseGet(() -> Reply.error("users_not_found"));
    }

    private Reply person(Person person) {
        ObjectNode body = Reply.json();
        ObjectNode user = body.putObject("user")
                .put("id", person.id())
                .put("team_id", workspace.team())
                .put("name", person.name().toLowerCase(Locale.ROOT).replace(' ', '.'))
                .put("real_name", person.name())
                .put("is_bot", person.isBot())
                .put("deleted", false)
                .put("tz", "Europe/Madrid");
        ObjectNode profile =
                user.putObject("profile").put("real_name", person.name()).put("display_name", person.name());
        if (workspace.isOfGrid(person.id())) {
            user.put("team_id", "E0GRID");
            user.putObject("enterprise_user")
                    .put("enterprise_id", "E0GRID")
                    .putArray("teams")
                    .add(workspace.team());
        }
        if (!person.email().isEmpty()) {
            profile.put("email", person.email());
        }
        return Reply.ok(body);
    }

    private Reply members(ApiCall call) {
        return workspace
                .members(call.text("usergroup"))
                .map(members -> {
                    ObjectNode body = Reply.json();
                    members.forEach(body.putArray("users")::add);
                    return Reply.ok(body);
                })
                .orElseGet(() -> Reply.error("no_such_subteam"));
    }

    private Reply groups() {
        ObjectNode body = Reply.json();
        var list = body.putArray("usergroups");
        workspace.groups().forEach((id, members) -> {
            ObjectNode group = list.addObject()
                    .put("id", id)
                    .put("handle", id.toLowerCase(Locale.ROOT))
                    .put("user_count", members.size());
            members.forEach(group.putArray("users")::add);
        });
        return Reply.ok(body);
    }
}
