package dev.parley.bot.slack.standin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call of the Web API as it came in.
 *
 * @param number of calls before it, from 0
 * @param method such as {@code chat.postMessage}
 * @param token without {@code Bearer}; empty when there was none
 * @param arguments whatever way they were sent; {@code blocks}, {@code view} and the like are parsed
 * @param answer {@code ok}, the error, {@code http 429} and so on; null while it is not answered
 */
public record ApiCall(
        int number,
        String method,
        String token,
        ObjectNode arguments,
        Instant at,
        @Nullable String answer) {
    public String text(String argument) {
        JsonNode value = arguments.path(argument);
        return value.isMissingNode() || value.isNull() ? "" : value.asString(value.toString());
    }

    public boolean isOk() {
        return "ok".equals(answer);
    }

    ApiCall answered(String how) {
        return new ApiCall(number, method, token, arguments, at, how);
    }
}
