package dev.parley.bot.slack;

import com.slack.api.Slack;
import com.slack.api.methods.MethodsClient;

/** Slack's Web API as each workspace is spoken to: with its own token. */
class Switchboard {
    private final Slack slack;
    private final Workspaces workspaces;

    Switchboard(Slack slack, Workspaces workspaces) {
        this.slack = slack;
        this.workspaces = workspaces;
    }

    SlackApi to(String team) {
        return new SlackApi(methods(team));
    }

    MethodsClient methods(String team) {
        return slack.methods(workspaces.token(team).reveal());
    }
}
