package dev.parley.bot.slack.standin;

import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An answer of the Web API. Slack says 200 to most mistakes and names them in the body. */
record Reply(int status, Map<String, String> headers, ObjectNode body) {
    static ObjectNode json() {
        return JsonNodeFactory.instance.objectNode();
    }

    static Reply ok() {
        return ok(json());
    }

    static Reply ok(ObjectNode body) {
        ObjectNode all = json().put("ok", true);
        all.setAll(body);
        return new Reply(200, Map.of(), all);
    }

    static Reply error(String error) {
        return new Reply(200, Map.of(), json().put("ok", false).put("error", error));
    }

    /** {@code invalid_blocks} and its like say why. */
    static Reply error(String error, Iterable<String> why) {
        ObjectNode body = json().put("ok", false).put("error", error);
        var errors = body.putArray("errors");
        var messages = body.putObject("response_metadata").putArray("messages");
        why.forEach(reason -> {
            errors.add(reason);
            messages.add("[ERROR] " + reason);
        });
        return new Reply(200, Map.of(), body);
    }

    /** In words, for the record of the call. */
    String outcome() {
        return body.path("ok").asBoolean(false) ? "ok" : body.path("error").asString("http " + status);
    }
}
