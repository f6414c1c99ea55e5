package dev.parley.bot.slack.standin;

import dev.parley.bot.slack.standin.Workspace.OpenView;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** {@code views.*}, {@code reactions.*} and {@code assistant.*}. */
final class ViewMethods {
    private final Workspace workspace;
    private final Set<String> spent = ConcurrentHashMap.newKeySet();

    ViewMethods(Workspace workspace) {
        this.workspace = workspace;
    }

    Map<String, Function<ApiCall, Reply>> all() {
        return Map.of(
                "views.open", this::open,
                "views.push", this::open,
                "views.update", this::update,
                "views.publish", this::publish,
                "reactions.add", this::react,
                "assistant.threads.setStatus", this::status,
                "assistant.threads.setTitle", _ -> Reply.ok(),
                "assistant.threads.setSuggestedPrompts", this::prompts);
    }

    /** A trigger opens one view. */
    private Reply open(ApiCall call) {
        String trigger = call.text("trigger_id");
        if (trigger.isEmpty()) {
            return Reply.error("invalid_arguments", List.of("missing required field: trigger_id"));
        }
        if (trigger.startsWith("expired")) {
            return Reply.error("expired_trigger_id");
        }
        if (!spent.add(trigger)) {
            return Reply.error("exchanged_trigger_id");
        }
        return checked(call, "modal", (id, view) -> {
            workspace.open(new OpenView(id, trigger, view));
            return true;
        });
    }

    private Reply update(ApiCall call) {
        return checked(call, "modal", (_, view) -> workspace.update(call.text("view_id"), view));
    }

    private Reply publish(ApiCall call) {
        if (workspace.findPerson(call.text("user_id")).isEmpty()) {
            return Reply.error("user_not_found");
        }
        return checked(call, "home", (_, view) -> {
            workspace.publish(call.text("user_id"), view);
            return true;
        });
    }

    private Reply checked(ApiCall call, String type, BiFunction<String, ObjectNode, Boolean> then) {
        if (!(call.arguments().path("view") instanceof ObjectNode sent)) {
            return Reply.error("invalid_arguments", List.of("missing required field: view"));
        }
        List<String> problems = BlockKitLimits.ofView(sent, type);
        if (!problems.isEmpty()) {
            return Reply.error("invalid_arguments", problems);
        }
        ObjectNode view = sent.deepCopy();
        String id = workspace.nextId("V");
        view.put("id", id)
                .put("team_id", workspace.team())
                .put("app_id", Workspace.APP)
                .put("hash", "1." + id);
        if (!then.apply(id, view)) {
            return Reply.error("not_found");
        }
        ObjectNode body = Reply.json();
        body.set("view", view);
        return Reply.ok(body);
    }

    private Reply react(ApiCall call) {
        String where = call.text("channel") + "/" + call.text("timestamp");
        String reaction = call.text("name") + " on " + where;
        if (workspace
                .find(call.text("channel"))
                .flatMap(channel -> channel.find(call.text("timestamp")))
                .isEmpty()) {
            return Reply.error("message_not_found");
        }
        if (workspace.reactions().contains(reaction)) {
            return Reply.error("already_reacted");
        }
        workspace.react(reaction);
        return Reply.ok();
    }

    private Reply status(ApiCall call) {
        workspace.status(call.text("channel_id"), call.text("thread_ts"), call.text("status"));
        return Reply.ok();
    }

    /** At most four. */
    private Reply prompts(ApiCall call) {
        return call.arguments().path("prompts").size() > 4
                ? Reply.error("invalid_arguments", List.of("no more than 4 items allowed [json-pointer:/prompts]"))
                : Reply.ok();
    }
}
