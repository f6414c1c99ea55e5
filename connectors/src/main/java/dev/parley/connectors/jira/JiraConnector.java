package dev.parley.connectors.jira;

import dev.parley.connectors.Connector;
import dev.parley.connectors.ConnectorProvider;
import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.Surroundings;
import dev.parley.connectors.connection.Auth;
import dev.parley.connectors.rest.ApiErrors;
import dev.parley.connectors.rest.HttpApi;
import dev.parley.connectors.rest.Pace;

/**
 * Jira Cloud. A connection's base address is its site, {@code https://acme.atlassian.net}; with OAuth 2 it is
 * {@code https://api.atlassian.com/ex/jira/} and the site's cloud id, which {@code https://acme.atlassian.net/_edge/tenant_info} tells.
 */
public final class JiraConnector implements ConnectorProvider {
    @Override
    public Connector create(Surroundings surroundings) {
        HttpApi api = HttpApi.of("Jira", null)
                .errors(ApiErrors.in("errorMessages[]", "errors[]", "message"))
                // "Rate limiting": an issue takes 20 writes in 2 s, and every change may be of the same one.
                .atOnce(10)
                .pace(Pace.perSecond(10))
                .over(surroundings);
        JiraEvents events = new JiraEvents(api);
        ConnectorSpec spec = ConnectorSpec.named("jira")
                .title("Jira")
                .icon(ICON)
                .ownAddress()
                .auth(
                        Auth.basic(
                                "E-mail address",
                                "API token",
                                "id.atlassian.com → Security → API tokens; the address is the account's."),
                        Auth.oauth2("https://auth.atlassian.com/authorize", "https://auth.atlassian.com/oauth/token")
                                .apiAt("api.atlassian.com")
                                .parameter("audience", "api.atlassian.com")
                                .parameter("prompt", "consent")
                                .scope("read:jira-work", "Read issues and projects")
                                .scope("write:jira-work", "Create and change issues")
                                .scope("read:jira-user", "Find people")
                                .scope("offline_access", "Stay connected"))
                .probe(api.probe("/rest/api/3/myself", "displayName"))
                .operations(api.operations(
                        Issues.SEARCH,
                        Issues.GET,
                        Issues.CREATE,
                        Issues.UPDATE,
                        Issues.ASSIGN,
                        Work.COMMENT,
                        Work.TRANSITIONS,
                        Work.PROJECTS,
                        Work.LOG_WORK,
                        Work.LINK,
                        TransitionIssue.TRANSITION))
                .events(events.sources())
                .webhook(new JiraWebhook(events))
                .limits(api.limits());
        return () -> spec;
    }

    private static final String ICON =
            "M23 0H11.4a5.2 5.2 0 0 0 5.2 5.2h2.1v2.1A5.2 5.2 0 0 0 24 12.5V1a1 1 0 0 0-1-1zM17.3 5.8H5.7A5.2 5.2 0 0 0 10.9"
                    + " 11h2.1v2a5.2 5.2 0 0 0 5.3 5.3V6.8a1 1 0 0 0-1-1zM11.6 11.5H0a5.2 5.2 0 0 0 5.2 5.2h2.1v2.1a5.2 5.2 0 0 0"
                    + " 5.3 5.2V12.5a1 1 0 0 0-1-1z";
}
