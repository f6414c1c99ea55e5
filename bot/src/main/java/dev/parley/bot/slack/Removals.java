package dev.parley.bot.slack;

import java.util.Optional;

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

    /** Slack says so twice for each removal, and late: the app may be there again, which its token tells. */
    void hear(String team) {
        if (slack.to(team).whoAmI() instanceof Outcome.Answered<SlackApi.Me>) {
            return;
        }
        Optional<Workspace> left = workspaces.leave(team);
        left.ifPresent(trouble::ofRemoval);
    }
}
