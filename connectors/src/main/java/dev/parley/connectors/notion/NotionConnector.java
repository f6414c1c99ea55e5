package dev.parley.connectors.notion;

import dev.parley.connectors.Connector;
import dev.parley.connectors.ConnectorProvider;
import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.Surroundings;
import dev.parley.connectors.connection.Auth;
import dev.parley.connectors.rest.ApiErrors;
import dev.parley.connectors.rest.HttpApi;
import dev.parley.connectors.rest.Pace;

/** Notion. A connection sees the pages and databases that were shared with it, and what is below them. */
public final class NotionConnector implements ConnectorProvider {
    @Override
    public Connector create(Surroundings surroundings) {
        HttpApi api = HttpApi.of("Notion", "https://api.notion.com")
                .header("Notion-Version", "2022-06-28")
                .errors(ApiErrors.in("message"))
                // "Request limits": three a second on average.
                .atOnce(3)
                .pace(Pace.perSecond(3))
                .over(surroundings);
        ConnectorSpec spec = ConnectorSpec.named("notion")
                .title("Notion")
                .icon(ICON)
                .auth(
                        Auth.token(
                                "Integration secret",
                                "notion.so/my-integrations; then share pages with the integration: ••• → Connections."),
                        Auth.oauth2(
                                        "https://api.notion.com/v1/oauth/authorize",
                                        "https://api.notion.com/v1/oauth/token")
                                .parameter("owner", "user")
                                .clientInHeader())
                .probe(api.probe("/v1/users/me", "name"))
                .operations(api.operations(
                        Reading.SEARCH,
                        Reading.QUERY,
                        Reading.GET,
                        Reading.USERS,
                        Writing.UPDATE,
                        Writing.COMMENT,
                        CreatePage.CREATE,
                        AppendText.APPEND,
                        GetPageText.GET_TEXT))
                .events(new NotionEvents(api).sources())
                .limits(api.limits());
        return () -> spec;
    }

    private static final String ICON =
            "M4.5 4.2c.7.6 1 .6 2.4.5l13.2-.8c.3 0 0-.3 0-.3L17.9 2c-.4-.3-1-.7-2.1-.6L3 2.3c-.5 0-.6.3-.4.5zm.8 3.1v13.9c0"
                    + " .7.4 1 1.2 1l14.5-.8c.8-.1.9-.6.9-1.2V6.4c0-.6-.2-.9-.7-.9L6 6.4c-.6 0-.7.3-.7.9zm14.3.7c.1.5 0 .9-.4.9"
                    + "l-.7.2v10.2c-.6.3-1.2.5-1.6.5-.8 0-1-.2-1.5-.9l-4.6-7.2v7l1.4.3s0 .9-1.2.9l-3.2.2c-.1-.2 0-.7.3-.7l.8-.3V9.8"
                    + "l-1.2-.1c-.1-.4.1-1 .8-1.1l3.4-.2 4.7 7.3V9.2l-1.2-.2c-.1-.5.3-.9.8-.9z";
}
