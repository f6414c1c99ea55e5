package dev.parley.bot.slack;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code parley.slack}.
 *
 * @param botToken {@code xoxb-…} of one workspace; blank when workspaces install the app by themselves
 * @param clientId of the app, with which workspaces install it; blank when there is only the bot token
 * @param signingSecret what Slack signs its requests with; blank when everything comes by Socket Mode
 * @param appToken {@code xapp-…}, which switches Socket Mode on; blank for signed HTTP alone
 * @param apiUrl where the Web API is
 * @param owner id ({@code U…}) or e-mail of the person in the bot token's workspace who owns this installation; blank for nobody
 */
@ConfigurationProperties("parley.slack")
record SlackProperties(
        @DefaultValue("") String botToken,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("") String signingSecret,
        @DefaultValue("") String appToken,
        @DefaultValue("https://slack.com/api/") URI apiUrl,
        @DefaultValue("") String owner) {

    /** With the slash that method names follow. */
    String methodsPrefix() {
        String url = apiUrl.toString();
        return url.endsWith("/") ? url : url + "/";
    }

    /** Where owners are asked whether the app may be installed; beside the Web API. */
    URI authorizeUrl() {
        return URI.create(methodsPrefix()).resolve("../oauth/v2/authorize");
    }

    boolean canBeInstalled() {
        return !clientId.isBlank() && !clientSecret.isBlank();
    }

    boolean takesHttp() {
        return !signingSecret.isBlank();
    }

    boolean takesSocket() {
        return !appToken.isBlank();
    }

    /** Without the secrets, which must not end up in a log. */
    @Override
    public String toString() {
        return "SlackProperties[apiUrl=%s, http=%s, socket=%s]".formatted(apiUrl, takesHttp(), takesSocket());
    }
}
