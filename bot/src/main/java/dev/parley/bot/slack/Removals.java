package dev.parley.bot.slack;

/** A workspace that removes the app, or takes back its token. */
class Removals {
    private final Workspaces workspaces;
    private final Switchboard slack;
    private final Trouble trouble;

    Removals(Workspaces workspaces, Switchboard slack, Trouble trouble) {
        this.workspaces = workspaces;
        this.slack = slack;
        this.trouble = trouble;
    }

    /**
     * Slack says so twice for each removal, and late: the app may be there again, which its token tells. Where Slack does not answer,
     * nothing is forgotten; that the token no longer counts shows at the next message.
     */
    void hear(String team) {
        if (Calls.insist(() -> slack.to(team).whoAmI()) instanceof Outcome.Refused<SlackApi.Me>) {
            workspaces.leave(team).ifPresent(trouble::ofRemoval);
        }
    }
}
