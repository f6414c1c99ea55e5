package dev.parley.bot.slack;

import java.util.List;

/** What the bot may do in a workspace; the same as in the manifest. */
final class Scopes {
    static final List<String> OF_BOT = List.of(
            "app_mentions:read",
            "assistant:write",
            "channels:history",
            "channels:read",
            "chat:write",
            "chat:write.public",
            "commands",
            "files:read",
            "files:write",
            "groups:history",
            "groups:read",
            "im:history",
            "im:read",
            "im:write",
            "mpim:history",
            "mpim:read",
            "usergroups:read",
            "users:read",
            "users:read.email");

    private Scopes() {}
}
