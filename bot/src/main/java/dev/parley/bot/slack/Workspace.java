package dev.parley.bot.slack;

import dev.parley.engine.OrgId;

/**
 * A Slack workspace that is connected, or was.
 *
 * @param name what its people call it; empty where Slack has not told
 * @param botUser who Parley is there
 * @param url such as {@code https://acme.slack.com/}
 * @param isInstalled by OAuth; else its token comes from the environment
 * @param isGone whether it removed the app
 */
record Workspace(OrgId org, String team, String name, String botUser, String url, boolean isInstalled, boolean isGone) {
    /** Leads to a message. */
    String link(String channel, String ts) {
        return link(channel) + "/p" + ts.replace(".", "");
    }

    /** Leads to a channel. */
    String link(String channel) {
        return url + (url.endsWith("/") ? "" : "/") + "archives/" + channel;
    }
}
