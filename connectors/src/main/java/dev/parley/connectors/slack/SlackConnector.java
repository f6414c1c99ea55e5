package dev.parley.connectors.slack;

import dev.parley.connectors.Connector;
import dev.parley.connectors.ConnectorProvider;
import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.Surroundings;
import dev.parley.connectors.connection.Auth;
import dev.parley.connectors.rest.HttpApi;
import dev.parley.connectors.rest.Pace;
import dev.parley.engine.operation.Operation;
import java.util.stream.Collectors;

/** Slack as a system that workflows use; where people talk to Parley itself is another matter ({@code bot.slack}). */
public final class SlackConnector implements ConnectorProvider {
    @Override
    public Connector create(Surroundings surroundings) {
        HttpApi api = HttpApi.of("Slack", "https://slack.com/api")
                .snakeCase()
                .errors(SlackErrors.told())
                // "Rate limits": most methods used here are of tier 3, 50 a minute with bursts.
                .atOnce(6)
                .pace(Pace.perMinute(50))
                .over(surroundings);
        Directory directory = new Directory();
        Messages messages = new Messages(directory);
        Channels channels = new Channels(directory);
        Operation[] declared = api.operations(
                Messages.SEND,
                messages.sendDirect(),
                messages.update(),
                messages.readChannel(),
                messages.readThread(),
                Messages.SEARCH,
                messages.react(),
                Channels.LIST,
                channels.setTopic(),
                Channels.CREATE,
                channels.invite(),
                People.LIST,
                People.FIND,
                new People(directory).presence());
        Operation upload = new UploadTextFile(api, surroundings.http(), surroundings.connections(), directory);
        ConnectorSpec spec = ConnectorSpec.named("slack")
                .title("Slack")
                .icon(ICON)
                .auth(
                        Auth.token(
                                "Bot token",
                                "api.slack.com/apps → your app → OAuth & Permissions; it begins with xoxb-. A user token (xoxp-) may search too."),
                        oauth())
                .probe(api.probe("/auth.test", "user"))
                .operations(declared)
                .operations(upload)
                .events(SlackWebhook.SOURCES)
                .webhook(new SlackWebhook())
                .limits(api.limits());
        return () -> spec;
    }

    private static Auth.OAuth2 oauth() {
        Auth.OAuth2 oauth = Auth.oauth2("https://slack.com/oauth/v2/authorize", "https://slack.com/api/oauth.v2.access")
                .scope("chat:write", "Send messages")
                .scope("chat:write.public", "Send messages to public channels without being invited")
                .scope("channels:read", "See public channels")
                .scope("channels:history", "Read public channels it is in")
                .scope("channels:manage", "Create public channels, set topics, invite people")
                .scope("groups:read", "See private channels it is in")
                .scope("groups:history", "Read private channels it is in")
                .scope("groups:write", "Create private channels, set topics, invite people")
                .scope("im:write", "Begin direct messages")
                .scope("im:history", "Read direct messages to it")
                .scope("users:read", "See who is in the workspace and who is active")
                .scope("users:read.email", "Find people by e-mail address")
                .scope("reactions:read", "Be told of reactions")
                .scope("reactions:write", "React to messages")
                .scope("files:write", "Upload files")
                .scope("app_mentions:read", "Be told when it is mentioned");
        // "Installing with OAuth": scopes are parted by commas.
        return oauth.parameter(
                "scope", oauth.scopes().stream().map(Auth.OAuth2.Scope::name).collect(Collectors.joining(",")));
    }

    private static final String ICON =
            "M5 15a2.5 2.5 0 1 1-2.5-2.5H5zm1.3 0a2.5 2.5 0 0 1 5 0v6.3a2.5 2.5 0 0 1-5 0zM8.8 5a2.5 2.5 0 1 1 2.5-2.5V5zm0"
                    + " 1.3a2.5 2.5 0 0 1 0 5H2.5a2.5 2.5 0 0 1 0-5zM19 8.8a2.5 2.5 0 1 1 2.5 2.5H19zm-1.3 0a2.5 2.5 0 0 1-5 0V2.5a2.5"
                    + " 2.5 0 0 1 5 0zM15.2 19a2.5 2.5 0 1 1-2.5 2.5V19zm0-1.3a2.5 2.5 0 0 1 0-5h6.3a2.5 2.5 0 0 1 0 5z";
}
