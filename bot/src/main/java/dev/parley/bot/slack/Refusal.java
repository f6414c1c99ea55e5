package dev.parley.bot.slack;

import java.util.Set;

/** What a refusal of Slack is about. Source: the errors of chat.postMessage and chat.update at api.slack.com/methods. */
enum Refusal {
    /** Nothing at all can be posted until the owner mends it. */
    WORKSPACE,
    /** Nothing can be posted there. */
    CHANNEL,
    /** This one message cannot be. */
    MESSAGE;

    private static final Set<String> OF_WORKSPACE = Set.of(
            "invalid_auth",
            "not_authed",
            "account_inactive",
            "token_revoked",
            "token_expired",
            "missing_scope",
            "no_permission",
            "not_allowed_token_type",
            "access_denied",
            "org_login_required",
            "ekm_access_denied",
            "team_access_not_granted",
            "http_401",
            "http_403",
            "http_404");

    private static final Set<String> OF_CHANNEL = Set.of(
            "channel_not_found",
            "is_archived",
            "not_in_channel",
            "user_not_in_channel",
            "restricted_action",
            "restricted_action_read_only_channel",
            "restricted_action_non_threadable_channel",
            "restricted_action_thread_locked",
            "thread_not_found",
            "messages_tab_disabled",
            "cannot_dm_bot");

    /** Why a form is not there, for whoever waits for it. */
    static String ofForm(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?>(String error, var _) && !error.endsWith("trigger_id")
                ? "Slack did not open the form (`" + error + "`)."
                : "Slack waits three seconds for a form, and this took longer.";
    }

    static Refusal of(String error) {
        if (OF_WORKSPACE.contains(error)) {
            return WORKSPACE;
        }
        return OF_CHANNEL.contains(error) ? CHANNEL : MESSAGE;
    }
}
