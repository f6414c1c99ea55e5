package dev.parley.connectors.github;

import dev.parley.connectors.ConnectorContract;
import dev.parley.connectors.Example;
import java.util.List;

/** Shapes from GitHub REST, version 2022-11-28. */
class GitHubConnectorTest extends ConnectorContract {
    private static final String ISSUE = """
            {'id': 1, 'number': 7, 'title': 'The shop is down', 'state': 'open', 'body': null, 'locked': false,
             'url': 'https://api.github.com/repos/acme/shop/issues/7', 'html_url': 'https://github.com/acme/shop/issues/7',
             'user': {'login': 'octocat', 'id': 1}, 'labels': [{'id': 208045946, 'name': 'bug', 'color': 'f29513'}],
             'assignees': [{'login': 'hubot'}], 'comments': 0,
             'created_at': '2026-03-02T09:00:00Z', 'updated_at': '2026-03-02T09:30:00Z', 'closed_at': null}""";

    private static final String SHOWN = """
            {'number': 7, 'title': 'The shop is down', 'state': 'open', 'url': 'https://github.com/acme/shop/issues/7',
             'author': 'octocat', 'labels': ['bug'], 'assignees': ['hubot'], 'createdAt': '2026-03-02T09:00:00Z'}""";

    private static final String PULL = """
            {'number': 12, 'title': 'Mend the shop', 'state': 'open', 'html_url': 'https://github.com/acme/shop/pull/12',
             'user': {'login': 'octocat'}, 'head': {'ref': 'mend-shop', 'sha': '6dcb09b'}, 'base': {'ref': 'main'},
             'draft': false, 'created_at': '2026-03-02T10:00:00Z', 'merged_at': null}""";

    GitHubConnectorTest() {
        super(new GitHubConnector());
    }

    @Override
    protected String refusal(String words) {
        return "{\"message\": \"%s\", \"documentation_url\": \"https://docs.github.com/rest\", \"status\": \"400\"}"
                .formatted(words);
    }

    @Override
    protected List<Example> examples() {
        return List.of(
                Example.of("github.list_repositories", "{}")
                        .calls("GET", "/user/repos")
                        .asking("per_page", "100")
                        .answered(200, "[" + repository("shop") + "]")
                        .withHeader(
                                "Link",
                                "<{far}/user/repos?page=2>; rel=\"next\", <{far}/user/repos?page=2>; rel=\"last\"")
                        .secondPage(
                                "/user/repos?page=2",
                                "[" + repository("site") + "]",
                                "{'repositories': [{'name': 'acme/shop', 'defaultBranch': 'main', 'isPrivate': true}, {'name': 'acme/site'}], 'more': false}"),
                Example.of("github.get_file", "{'repo': 'acme/shop', 'path': 'docs/a guide.md'}")
                        .calls("GET", "/repos/acme/shop/contents/docs/a%20guide.md")
                        .answered(200, """
                                {'type': 'file', 'encoding': 'base64', 'size': 8, 'name': 'a guide.md', 'path': 'docs/a guide.md',
                                 'content': 'IyBT\\naMO2cA==\\n', 'sha': '3d21ec5'}""")
                        .gives("{'path': 'docs/a guide.md', 'sha': '3d21ec5', 'size': 8, 'content': '# Shöp'}"),
                Example.of(
                                "github.list_issues",
                                "{'repo': 'acme/shop', 'labels': ['bug', 'urgent'], 'since': '2026-03-01T00:00:00Z'}")
                        .calls("GET", "/repos/acme/shop/issues")
                        .asking("state", "open")
                        .asking("labels", "bug,urgent")
                        .asking("since", "2026-03-01T00:00:00Z")
                        .answered(200, "[" + ISSUE + "]")
                        .withHeader("Link", "<{far}/repositories/1/issues?page=2>; rel=\"next\"")
                        .secondPage(
                                "/repositories/1/issues?page=2",
                                "[" + ISSUE.replace("'number': 7", "'number': 8") + "]",
                                "{'issues': [" + SHOWN + ", {'number': 8}], 'more': false}"),
                Example.of("github.get_issue", "{'repo': 'acme/shop', 'number': 7}")
                        .calls("GET", "/repos/acme/shop/issues/7")
                        .answered(200, ISSUE)
                        .gives(SHOWN),
                Example.of(
                                "github.create_issue",
                                "{'repo': 'acme/shop', 'title': 'The shop is down', 'labels': ['bug']}")
                        .calls("POST", "/repos/acme/shop/issues")
                        .sending("{'title': 'The shop is down', 'labels': ['bug'], 'assignees': []}")
                        .answered(201, ISSUE)
                        .gives(SHOWN),
                Example.of("github.comment", "{'repo': 'acme/shop', 'number': 7, 'body': 'We are on it.'}")
                        .calls("POST", "/repos/acme/shop/issues/7/comments")
                        .sending("{'body': 'We are on it.'}")
                        .answered(201, """
                                {'id': 1, 'body': 'We are on it.', 'html_url': 'https://github.com/acme/shop/issues/7#issuecomment-1',
                                 'user': {'login': 'octocat'}, 'created_at': '2026-03-02T09:30:00Z'}""")
                        .gives(
                                "{'id': 1, 'url': 'https://github.com/acme/shop/issues/7#issuecomment-1', 'author': 'octocat'}"),
                Example.of("github.close_issue", "{'repo': 'acme/shop', 'number': 7, 'reason': 'not_planned'}")
                        .calls("PATCH", "/repos/acme/shop/issues/7")
                        .sending("{'state': 'closed', 'state_reason': 'not_planned'}")
                        .answered(200, ISSUE.replace("'state': 'open'", "'state': 'closed'"))
                        .gives("{'number': 7, 'state': 'closed'}"),
                Example.of("github.list_pull_requests", "{'repo': 'acme/shop', 'limit': 1}")
                        .calls("GET", "/repos/acme/shop/pulls")
                        .asking("per_page", "1")
                        .answered(200, "[" + PULL + "]")
                        .withHeader("Link", "<{far}/repositories/1/pulls?page=2>; rel=\"next\"")
                        .gives(
                                "{'pullRequests': [{'number': 12, 'head': 'mend-shop', 'base': 'main', 'draft': false}], 'more': true}"),
                Example.of(
                                "github.create_pull_request",
                                "{'repo': 'acme/shop', 'title': 'Mend the shop', 'head': 'mend-shop'}")
                        .calls("POST", "/repos/acme/shop/pulls")
                        .sending("{'title': 'Mend the shop', 'head': 'mend-shop', 'base': 'main', 'draft': false}")
                        .answered(201, PULL)
                        .gives("{'number': 12, 'url': 'https://github.com/acme/shop/pull/12'}"),
                Example.of(
                                "github.start_workflow",
                                "{'repo': 'acme/shop', 'workflow': 'deploy.yml', 'inputs': {'target': 'test'}}")
                        .calls("POST", "/repos/acme/shop/actions/workflows/deploy.yml/dispatches")
                        .sending("{'ref': 'main', 'inputs': {'target': 'test'}}")
                        .answered(204, "")
                        .gives("{'accepted': true}"));
    }

    private static String repository(String name) {
        return """
                {'id': 1, 'name': '%1$s', 'full_name': 'acme/%1$s', 'private': true, 'description': null,
                 'html_url': 'https://github.com/acme/%1$s', 'default_branch': 'main'}""".formatted(name);
    }
}
