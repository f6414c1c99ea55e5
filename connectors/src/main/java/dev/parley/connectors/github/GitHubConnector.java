package dev.parley.connectors.github;

import dev.parley.connectors.Connector;
import dev.parley.connectors.ConnectorProvider;
import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.Surroundings;
import dev.parley.connectors.connection.Auth;
import dev.parley.connectors.rest.ApiErrors;
import dev.parley.connectors.rest.HttpApi;
import dev.parley.connectors.rest.Pace;

/** GitHub and GitHub Enterprise, whose connections set a {@code baseUrl} such as {@code https://github.acme.com/api/v3}. */
public final class GitHubConnector implements ConnectorProvider {
    @Override
    public Connector create(Surroundings surroundings) {
        HttpApi api = HttpApi.of("GitHub", "https://api.github.com")
                .header("Accept", "application/vnd.github+json")
                .header("X-GitHub-Api-Version", "2022-11-28")
                .snakeCase()
                .errors(ApiErrors.in("message", "errors[].message")
                        .scopesIn("X-Accepted-OAuth-Scopes")
                        .limitsIn("X-RateLimit-Remaining", "X-RateLimit-Reset"))
                // "Best practices": no more than 100 at once, and 900 points a minute, of which a write counts five.
                .atOnce(10)
                .pace(Pace.perMinute(180))
                .over(surroundings);
        ConnectorSpec spec = ConnectorSpec.named("github")
                .title("GitHub")
                .icon(ICON)
                .auth(
                        Auth.token(
                                "Personal access token",
                                "GitHub → Settings → Developer settings → Personal access tokens; it needs the scope repo."),
                        Auth.oauth2(
                                        "https://github.com/login/oauth/authorize",
                                        "https://github.com/login/oauth/access_token")
                                .scope("repo", "Read and write issues, pull requests and files of repositories")
                                .scope("workflow", "Start workflows"))
                .probe(api.probe("/user", "login"))
                .operations(api.operations(
                        Repositories.LIST,
                        Repositories.GET_FILE,
                        Issues.LIST,
                        Issues.GET,
                        Issues.CREATE,
                        Issues.COMMENT,
                        Issues.CLOSE,
                        PullRequests.LIST,
                        PullRequests.CREATE,
                        PullRequests.START_WORKFLOW))
                .events(GitHubWebhook.SOURCES)
                .events(Notifications.source(api))
                .webhook(new GitHubWebhook())
                .limits(api.limits());
        return () -> spec;
    }

    private static final String ICON =
            "M12 .5a12 12 0 0 0-3.8 23.4c.6.1.8-.3.8-.6v-2c-3.3.7-4-1.6-4-1.6-.6-1.4-1.4-1.8-1.4-1.8-1-.7.1-.7.1-.7"
                    + " 1.2.1 1.9 1.2 1.9 1.2 1 1.8 2.8 1.3 3.5 1 .1-.8.4-1.3.8-1.6-2.7-.3-5.5-1.3-5.5-6 0-1.2.5-2.3 1.3-3.1"
                    + "-.2-.4-.6-1.6 0-3.2 0 0 1-.3 3.4 1.2a11.5 11.5 0 0 1 6 0C17 4.7 18 5 18 5c.7 1.6.2 2.8.1 3.2.8.8 1.3"
                    + " 1.9 1.3 3.1 0 4.7-2.8 5.7-5.5 6 .5.4.9 1.1.9 2.2v3.3c0 .3.2.7.8.6A12 12 0 0 0 12 .5z";
}
