package dev.parley.bot.slack.standin;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/** The app in workspaces: who allowed it, and with which token. Source: docs.slack.dev, "Installing with OAuth", {@code oauth.v2.access}. */
final class Installs {
    private final Map<String, Grant> codes = new ConcurrentHashMap<>();
    private final Map<String, Site> tokens = new ConcurrentHashMap<>();
    private final Map<String, Site> revoked = new ConcurrentHashMap<>();

    /** @param isOfGrid whether it was installed for a whole Enterprise Grid. @param isRotating whether the token ends and is renewed */
    private record Grant(Site site, String user, boolean isOfGrid, boolean isRotating) {}

    void add(String token, Site site) {
        tokens.put(token, site);
    }

    Optional<Site> of(String token) {
        return Optional.ofNullable(tokens.get(token));
    }

    boolean isRevoked(String token) {
        return revoked.containsKey(token);
    }

    /** Somebody presses Allow. @return the code that Slack sends the browser back with; it serves once */
    String allow(Site site, String user) {
        String code = "code-" + UUID.randomUUID();
        codes.put(code, new Grant(site, user, false, false));
        return code;
    }

    /** The same for all workspaces of an Enterprise Grid. */
    String allowForGrid(Site site, String user) {
        String code = "code-" + UUID.randomUUID();
        codes.put(code, new Grant(site, user, true, false));
        return code;
    }

    /** The same, where the app has token rotation switched on. */
    String allowRotating(Site site, String user) {
        String code = "code-" + UUID.randomUUID();
        codes.put(code, new Grant(site, user, false, true));
        return code;
    }

    /** An administrator removes the app: its tokens no longer count. */
    void remove(Site site) {
        tokens.forEach((token, known) -> {
            if (known == site) {
                tokens.remove(token);
                revoked.put(token, site);
            }
        });
    }

    Reply access(ApiCall call) {
        if (!client(call).equals(SlackStandIn.CLIENT_ID + ":" + SlackStandIn.CLIENT_SECRET)) {
            return Reply.error("bad_client_secret");
        }
        Grant grant = codes.remove(call.text("code"));
        if (grant == null) {
            return Reply.error("invalid_code");
        }
        String token = "xoxb-" + UUID.randomUUID();
        tokens.put(token, grant.site());
        Workspace workspace = grant.site().workspace();
        ObjectNode body = Reply.json()
                .put("app_id", Workspace.APP)
                .put("scope", "chat:write,commands")
                .put("token_type", "bot")
                .put("access_token", token)
                .put("bot_user_id", Workspace.BOT)
                .put("is_enterprise_install", grant.isOfGrid());
        if (grant.isOfGrid()) {
            body.putNull("team").putObject("enterprise").put("id", "E1").put("name", "Grid Inc");
        } else {
            body.putObject("team").put("id", workspace.team()).put("name", workspace.name());
        }
        if (grant.isRotating()) {
            body.put("refresh_token", "xoxe-1-" + UUID.randomUUID()).put("expires_in", 43_200);
        }
        body.putObject("authed_user").put("id", grant.user());
        return Reply.ok(body);
    }

    /** In the form, or as HTTP Basic has it. */
    private static String client(ApiCall call) {
        return call.token().startsWith("Basic ")
                ? new String(
                        Base64.getDecoder().decode(call.token().substring("Basic ".length())), StandardCharsets.UTF_8)
                : call.text("client_id") + ":" + call.text("client_secret");
    }
}
