package dev.parley.bot.explain;

import dev.parley.engine.operation.StepError;

/**
 * An error in plain words, by its code.
 *
 * @param why what kind of trouble it is, a sentence
 * @param next what helps with trouble of that kind, a sentence
 */
record Cause(String why, String next) {
    static Cause of(StepError error) {
        String code = error.code();
        if (code.startsWith("http_")) {
            return ofStatus(code.substring("http_".length()));
        }
        return switch (code) {
            case "timeout", "connection_lost", "unreachable", "bad_reply" ->
                new Cause(
                        "The other system did not answer in time, or the line to it broke.",
                        "Such trouble often passes: Retry goes on from this step. If it is slow as a rule, give the step a longer timeout.");
            case "unknown_host", "bad_url", "bad_header", "tls_failed", "redirect_refused" ->
                new Cause(
                        "The address this step uses leads to no system that Parley can talk to.",
                        "Check the address for a slip of the pen, and that the system is up; then Retry.");
            case "egress_denied" ->
                new Cause(
                        "The address is in a private network, where Parley does not go unless it is allowed to.",
                        "Have whoever runs Parley allow that host (PARLEY_EGRESS_ALLOW), then Retry.");
            case "no_connection",
                    "which_connection",
                    "not_connected",
                    "needs_reconnect",
                    "oauth_client_missing",
                    "vault_locked" ->
                new Cause(
                        "Parley has no working connection to the other system: none was made, several could be meant, or it has to be renewed.",
                        "Connect the system, or name the connection in the step; then Retry goes on from here.");
            case "rate_limited", "connection_busy" ->
                new Cause("Too much was asked of the other system at once.", "Wait a little, then Retry.");
            case "bad_input",
                    "bad_expression",
                    "not_boolean",
                    "bad_time",
                    "not_a_list",
                    "too_many_items",
                    "not_people" ->
                new Cause(
                        "The step could not work with the values it was given: one is missing, or of another kind than the workflow expects.",
                        "Run it again with the value it needs, or change the workflow so that it copes without.");
            case "nobody_to_ask" ->
                new Cause(
                        "The step asks people, and the values of this run named nobody.",
                        "Run it again with the name filled in, or name somebody in the workflow as well.");
            case "approval_expired", "input_expired", "event_expired" ->
                new Cause(
                        "The step waited for somebody or something, and its time was over first.",
                        "Retry asks again. A reminder or a longer time helps next time.");
            case "run_timeout" ->
                new Cause(
                        "The run took longer than its workflow allows.",
                        "Look which step took long (above); raise the workflow's timeout if that is usual.");
            case "stopped" ->
                new Cause(
                        "The workflow itself ended the run here: nothing broke.",
                        "See whether what it says is right; if not, run it again with other values.");
            case "interrupted", "in_doubt", "stopped_in_doubt", "cancelled" ->
                new Cause(
                        "The step was cut off while it was under way, so that it may or may not have happened.",
                        "Look into the other system first; Retry only if it did not happen.");
            case "unknown_operation", "unknown_workflow", "ambiguous_workflow" ->
                new Cause(
                        "The step uses something that is not there (any more), or that several things are called.",
                        "Change the step, or bring back what it uses; then Retry.");
            case "input_too_large", "output_too_large", "response_too_large" ->
                new Cause(
                        "There was more data than a step can take.",
                        "Ask for less: fewer fields, a filter, a page at a time.");
            case "internal_error" ->
                new Cause(
                        "This is a fault of Parley or of the connector, not of your workflow.",
                        "The server's log has the details. Retry may work; if not, report it.");
            default ->
                new Cause(
                        error.retryable()
                                ? "The step failed in a way that often passes."
                                : "The step failed in a way that trying again alone will not mend.",
                        error.retryable() ? "Retry goes on from this step." : "Put right what it names, then Retry.");
        };
    }

    private static Cause ofStatus(String status) {
        return switch (status) {
            case "401", "403" ->
                new Cause(
                        "The other system did not accept who Parley signed in as, or does not let that account do this.",
                        "Renew or widen the connection or the credentials the step uses, then Retry.");
            case "404", "410" ->
                new Cause(
                        "The other system has nothing at the address, or under the name, that this step uses.",
                        "Check the address and the ids the step works with; Edit input lets you put them right.");
            case "409" ->
                new Cause(
                        "It is there already, or somebody changed it at the same time.",
                        "Look into the other system before you Retry.");
            case "429" -> new Cause("Too much was asked of the other system at once.", "Wait a little, then Retry.");
            default ->
                status.startsWith("5")
                        ? new Cause(
                                "The other system had trouble of its own.",
                                "Such trouble often passes: Retry goes on from this step.")
                        : new Cause(
                                "The other system did not accept what this step sent.",
                                "See what it says about it; Edit input lets you put it right, or change the workflow.");
        };
    }
}
