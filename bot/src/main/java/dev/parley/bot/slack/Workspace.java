package dev.parley.bot.slack;

import dev.parley.engine.OrgId;

/**
 * A Slack workspace that is connected.
 *
 * @param botUser who Parley is there
 * @param url such as {@code https://acme.slack.com/}
 */
record Workspace(OrgId org, String team, String botUser, String url) {
    /** Leads to a message. */
    String link(String channel, String ts) {
        return url + (url.endsWith("/") ? "" : "/") + "archives/" + channel + "/p" + ts.replace(".", "");
    }
}
