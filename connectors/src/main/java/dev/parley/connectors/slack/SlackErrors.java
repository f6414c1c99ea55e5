package dev.parley.connectors.slack;

import dev.parley.connectors.rest.ApiErrors;
import dev.parley.connectors.rest.Refusal;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Slack says no with a 200 and {@code {"ok": false, "error": "channel_not_found"}}. Source: docs.slack.dev, "Using the Slack Web API",
 * and the errors of each method.
 */
final class SlackErrors {
    /** What was wanted holds already, so that doing it again is no mistake. */
    private static final Set<String> ALREADY_SO = Set.of("already_reacted", "already_in_channel");

    private SlackErrors() {}

    static ApiErrors told() {
        return ApiErrors.in("error").hiddenIn200(SlackErrors::refusal);
    }

    private static Optional<Refusal> refusal(JsonNode body) {
        String error = body.path("error").asString("");
        if (body.path("ok").asBoolean(true) || ALREADY_SO.contains(error)) {
            return Optional.empty();
        }
        String words = Stream.concat(
                        Stream.of(error),
                        body.path("response_metadata")
                                .path("messages")
                                .valueStream()
                                .map(JsonNode::asString))
                .collect(Collectors.joining("; "));
        return Optional.of(new Refusal(
                statusOf(error), words, body.path("needed").stringValueOpt().orElse(null), null, hintFor(error)));
    }

    private static int statusOf(String error) {
        return switch (error) {
            case "not_authed", "invalid_auth", "account_inactive", "token_revoked", "token_expired" -> 401;
            case "missing_scope", "not_allowed_token_type", "no_permission", "access_denied", "not_in_channel" -> 403;
            case "cant_update_message", "ekm_access_denied", "user_is_restricted", "restricted_action" -> 403;
            case "request_timeout" -> 408;
            case "name_taken", "is_archived", "edit_window_closed" -> 409;
            case "ratelimited", "rate_limited" -> 429;
            case "internal_error", "fatal_error" -> 500;
            case "service_unavailable", "team_added_to_org" -> 503;
            default -> error.endsWith("_not_found") ? 404 : 422;
        };
    }

    private static @Nullable String hintFor(String error) {
        return switch (error) {
            case "not_in_channel" -> "Invite the app into the channel (write /invite and its name there), then Retry.";
            case "channel_not_found" ->
                "Check the channel's name. Slack also says this of private channels that the app has not been invited into.";
            case "not_allowed_token_type" ->
                "Slack gives this to people only, not to bots: use a connection with a user token (xoxp-…).";
            case "users_not_found", "user_not_found" ->
                "Nobody in this workspace goes by that. Check the e-mail address or name.";
            case "is_archived" -> "Take the channel out of the archive, or choose another one.";
            case "name_taken" -> "There is a channel of this name already. Use it, or choose another name.";
            case "msg_too_long" -> "Slack takes 40,000 characters. Send less, or upload it as a file.";
            default -> null;
        };
    }
}
