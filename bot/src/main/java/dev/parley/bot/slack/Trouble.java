package dev.parley.bot.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.bot.address.PublicAddress;
import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.OwnerNotices;
import dev.parley.engine.OrgId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the owner, where Slack cannot, what has to be mended there; once a day for each trouble. */
class Trouble {
    private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);

    private final OwnerNotices notices;
    private final Workspaces workspaces;
    private final PublicAddress address;
    private final Cache<Object, Boolean> told = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofDays(1))
            .build();

    Trouble(OwnerNotices notices, Workspaces workspaces, PublicAddress address) {
        this.notices = notices;
        this.workspaces = workspaces;
        this.address = address;
    }

    private record Told(OrgId org, String where, String error) {}

    /** The workspace removed the app, which is told once. */
    void ofRemoval(Workspace workspace) {
        String what = workspace.name().isEmpty() ? workspace.team() : workspace.name();
        LOG.warn("The Slack workspace {} removed the app", what);
        notices.tell(
                workspace.org(),
                Message.of(
                        "",
                        Block.warning("Parley was removed from the Slack workspace **" + what + "**. "
                                + reinstall(workspace)
                                + " What I have to say there is kept for a day.")));
    }

    private String reinstall(String team) {
        return workspaces.of(team).map(this::reinstall).orElse("Connect the workspace again (docs/slack.md).");
    }

    private String reinstall(Workspace workspace) {
        return workspace.isInstalled()
                ? "Install it again: open " + address.base() + "/slack/install, signed in as an owner."
                : "Install the app again at api.slack.com/apps, set `PARLEY_SLACK_BOT_TOKEN` to the new "
                        + "*Bot User OAuth Token*, and restart Parley.";
    }

    /** @param needed the scope that is missing; null for other errors */
    void ofWorkspace(OrgId org, SlackPlace place, String error, @Nullable String needed) {
        String mend = switch (error) {
            case "missing_scope" ->
                "the app lacks the scope `" + needed + "`. Add it under *OAuth & Permissions* at api.slack.com/apps "
                        + "(or paste Parley's manifest there), then reinstall the app to the workspace.";
            case "token_revoked", "token_expired", "invalid_auth", "not_authed", "account_inactive" ->
                "its token no longer counts (`" + error + "`). " + reinstall(place.team());
            default ->
                "Slack answered `" + error
                        + "`. Check the app at api.slack.com/apps and what `PARLEY_SLACK_API_URL` points to.";
        };
        tell(org, "team " + place.team(), error, "I cannot post to Slack: " + mend + " What I have to say is kept.");
    }

    void ofChannel(OrgId org, SlackPlace place, String error) {
        String mend = switch (error) {
            case "is_archived" -> "it is archived. Unarchive it, or have its workflows report elsewhere.";
            case "not_in_channel", "channel_not_found" ->
                "I am not in it, or it is gone. Invite me there with `/invite @Parley`.";
            default -> "Slack answered `" + error + "`. Check who may post there.";
        };
        tell(
                org,
                "channel " + place.channel(),
                error,
                "I cannot post to " + called(place) + " in Slack: " + mend
                        + " What I had to say there is only in the console.");
    }

    /** A way there, which Slack shows by its name; the id says nothing to people. */
    private String called(SlackPlace place) {
        return workspaces
                .of(place.team())
                .map(workspace -> "[" + (place.isDirect() ? "the direct messages " : "the channel ") + place.channel()
                        + "](" + workspace.link(place.channel()) + ")")
                .orElse("`" + place.channel() + "`");
    }

    private void tell(OrgId org, String where, String error, String words) {
        told.get(new Told(org, where, error), _ -> {
            LOG.warn("Slack, {}: {}", where, words);
            notices.tell(org, Message.of("", Block.warning(words)));
            return true;
        });
    }
}
