package dev.parley.connectors.jira;

import dev.parley.connectors.ConnectorContract;
import dev.parley.connectors.Example;
import java.util.List;
import java.util.Map;

/** Shapes from Atlassian, "The Jira Cloud platform REST API", version 3. */
class JiraConnectorTest extends ConnectorContract {
    static final String ISSUE = """
            {'expand': 'renderedFields', 'id': '10002', 'self': 'https://acme.atlassian.net/rest/api/3/issue/10002', 'key': 'ED-1',
             'fields': {'summary': 'API latency', 'status': {'name': 'In Progress', 'id': '3',
               'statusCategory': {'id': 4, 'key': 'indeterminate', 'name': 'In Progress'}},
              'issuetype': {'id': '10004', 'name': 'Bug', 'subtask': false}, 'priority': {'id': '2', 'name': 'High'},
              'project': {'id': '10000', 'key': 'ED', 'name': 'Example'}, 'assignee': {'accountId': '5b10a2844c20165700ede21g',
               'displayName': 'John Martinez', 'active': true}, 'reporter': {'accountId': '5b10a', 'displayName': 'Mia Krystof'},
              'labels': ['acme'], 'duedate': '2026-03-06', 'created': '2026-03-02T09:00:00.000+0000', 'updated': '2026-03-02T11:30:00.000+0200',
              'description': {'type': 'doc', 'version': 1, 'content': [{'type': 'paragraph', 'content': [
                {'type': 'text', 'text': 'P99 is '}, {'type': 'text', 'text': 'too high', 'marks': [{'type': 'strong'}]}]}]}}}""";

    static final String SHOWN = """
            {'key': 'ED-1', 'id': '10002', 'summary': 'API latency', 'description': 'P99 is too high', 'status': 'In Progress',
             'stage': 'indeterminate', 'type': 'Bug', 'priority': 'High', 'project': 'ED', 'assignee': 'John Martinez',
             'assigneeId': '5b10a2844c20165700ede21g', 'reporter': 'Mia Krystof', 'labels': ['acme'], 'due': '2026-03-06',
             'createdAt': '2026-03-02T09:00:00Z', 'updatedAt': '2026-03-02T09:30:00Z', 'url': 'https://acme.atlassian.net/browse/ED-1'}""";

    private static final String CREATED =
            "{'id': '10002', 'key': 'ED-1', 'self': 'https://acme.atlassian.net/rest/api/3/issue/10002'}";

    private static final String MIA = """
            [{'accountId': '5b10a2844c20165700ede21g', 'accountType': 'atlassian', 'active': true, 'displayName': 'Mia Krystof',
              'emailAddress': 'mia@example.com'}]""";

    private static final String TRANSITIONS = """
            {'transitions': [
              {'id': '2', 'name': 'Close Issue', 'to': {'id': '10000', 'name': 'Done', 'statusCategory': {'key': 'done'}}, 'isAvailable': true},
              {'id': '711', 'name': 'QA Review', 'to': {'id': '5', 'name': 'In Review'}, 'isAvailable': true}]}""";

    JiraConnectorTest() {
        super(new JiraConnector());
    }

    @Override
    protected Map.Entry<String, Map<String, String>> key() {
        return Map.entry("basic", Map.of("username", "mia@example.com", "password", TOKEN));
    }

    @Override
    protected String refusal(String words) {
        return "{\"errorMessages\": [\"%s\"], \"errors\": {}}".formatted(words);
    }

    @Override
    protected List<Example> examples() {
        return List.of(
                Example.of("jira.search_issues", "{'jql': 'project = ED ORDER BY created', 'limit': 500}")
                        .calls("POST", "/rest/api/3/search/jql")
                        .sending("""
                                {'jql': 'project = ED ORDER BY created', 'maxResults': 100, 'fields': ['summary', 'description', 'status',
                                 'issuetype', 'priority', 'project', 'assignee', 'reporter', 'labels', 'duedate', 'created', 'updated']}""")
                        .answered(200, "{'issues': [" + ISSUE + "], 'isLast': true}")
                        .gives("{'issues': [" + SHOWN + "], 'more': false}"),
                Example.of("jira.get_issue", "{'issue': 'ED-1'}")
                        .calls("GET", "/rest/api/3/issue/ED-1")
                        .asking(
                                "fields",
                                "summary,description,status,issuetype,priority,project,assignee,reporter,labels,duedate,created,updated")
                        .answered(200, ISSUE)
                        .gives(SHOWN),
                Example.of("jira.create_issue", """
                                {'project': 'ED', 'summary': 'API latency', 'description': 'P99 is high.\\n\\n- Acme\\n- Initech', 'type': 'Bug',
                                 'priority': 'High', 'assignee': 'mia@example.com', 'labels': ['acme'], 'due': '2026-03-06', 'parent': 'ED-2',
                                 'fields': {'customfield_10010': {'value': 'green'}}}""")
                        .given("GET", "/rest/api/3/user/search", MIA)
                        .calls("POST", "/rest/api/3/issue")
                        .sending("""
                                {'fields': {'project': {'key': 'ED'}, 'summary': 'API latency', 'issuetype': {'name': 'Bug'}, 'priority': {'name': 'High'},
                                 'assignee': {'accountId': '5b10a2844c20165700ede21g'}, 'labels': ['acme'], 'duedate': '2026-03-06', 'parent': {'key': 'ED-2'},
                                 'customfield_10010': {'value': 'green'}, 'description': {'type': 'doc', 'version': 1, 'content': [
                                  {'type': 'paragraph', 'content': [{'type': 'text', 'text': 'P99 is high.'}]},
                                  {'type': 'bulletList', 'content': [
                                   {'type': 'listItem', 'content': [{'type': 'paragraph', 'content': [{'type': 'text', 'text': 'Acme'}]}]},
                                   {'type': 'listItem', 'content': [{'type': 'paragraph', 'content': [{'type': 'text', 'text': 'Initech'}]}]}]}]}}}""")
                        .answered(201, CREATED)
                        .gives("{'key': 'ED-1', 'id': '10002', 'url': 'https://acme.atlassian.net/browse/ED-1'}"),
                Example.of("jira.create_issue", "{'project': 'ED', 'summary': 'API latency'}")
                        .calls("POST", "/rest/api/3/issue")
                        .sending(
                                "{'fields': {'project': {'key': 'ED'}, 'summary': 'API latency', 'issuetype': {'name': 'Task'}, 'labels': []}}")
                        .answered(201, CREATED)
                        .gives("{'key': 'ED-1'}"),
                Example.of("jira.update_issue", "{'issue': 'ED-1', 'priority': 'Low', 'labels': []}")
                        .calls("PUT", "/rest/api/3/issue/ED-1")
                        .sending("{'fields': {'priority': {'name': 'Low'}, 'labels': []}}")
                        .answered(204, "")
                        .gives("{'issue': 'ED-1'}"),
                Example.of("jira.assign_issue", "{'issue': 'ED-1', 'assignee': 'Mia Krystof'}")
                        .given("GET", "/rest/api/3/user/search", MIA)
                        .calls("PUT", "/rest/api/3/issue/ED-1/assignee")
                        .sending("{'accountId': '5b10a2844c20165700ede21g'}")
                        .answered(204, "")
                        .gives("{'issue': 'ED-1', 'assignee': '5b10a2844c20165700ede21g'}"),
                Example.of("jira.assign_issue", "{'issue': 'ED-1'}")
                        .calls("PUT", "/rest/api/3/issue/ED-1/assignee")
                        .sending("{'accountId': null}")
                        .answered(204, "")
                        .gives("{'issue': 'ED-1'}"),
                Example.of("jira.add_comment", "{'issue': 'ED-1', 'text': 'The customer is satisfied.'}")
                        .calls("POST", "/rest/api/3/issue/ED-1/comment")
                        .sending("""
                                {'body': {'type': 'doc', 'version': 1, 'content': [
                                 {'type': 'paragraph', 'content': [{'type': 'text', 'text': 'The customer is satisfied.'}]}]}}""")
                        .answered(201, """
                                {'self': 'https://acme.atlassian.net/rest/api/3/issue/10002/comment/10000', 'id': '10000',
                                 'author': {'accountId': '5b10a', 'displayName': 'Mia Krystof'}, 'created': '2026-03-02T09:30:00.000+0000',
                                 'body': {'type': 'doc', 'version': 1, 'content': [{'type': 'paragraph', 'content': [{'type': 'text', 'text': 'The customer is satisfied.'}]}]}}""")
                        .gives(
                                "{'id': '10000', 'author': 'Mia Krystof', 'text': 'The customer is satisfied.', 'createdAt': '2026-03-02T09:30:00Z'}"),
                Example.of("jira.list_transitions", "{'issue': 'ED-1'}")
                        .calls("GET", "/rest/api/3/issue/ED-1/transitions")
                        .answered(200, TRANSITIONS)
                        .gives("""
                                {'transitions': [{'id': '2', 'name': 'Close Issue', 'status': 'Done'}, {'id': '711', 'name': 'QA Review', 'status': 'In Review'}]}"""),
                Example.of("jira.transition_issue", "{'issue': 'ED-1', 'to': 'done', 'comment': 'Fixed.'}")
                        .given("GET", "/rest/api/3/issue/ED-1/transitions", TRANSITIONS)
                        .calls("POST", "/rest/api/3/issue/ED-1/transitions")
                        .sending("""
                                {'transition': {'id': '2'}, 'update': {'comment': [{'add': {'body': {'type': 'doc', 'version': 1, 'content': [
                                 {'type': 'paragraph', 'content': [{'type': 'text', 'text': 'Fixed.'}]}]}}}]}}""")
                        .answered(204, "")
                        .gives("{'issue': 'ED-1', 'status': 'Done'}"),
                Example.of("jira.list_projects", "{}")
                        .calls("GET", "/rest/api/3/project/search")
                        .asking("maxResults", "50")
                        .answered(200, """
                                {'isLast': true, 'maxResults': 50, 'startAt': 0, 'total': 1, 'values': [
                                 {'id': '10000', 'key': 'ED', 'name': 'Example', 'projectTypeKey': 'software', 'simplified': false}]}""")
                        .gives(
                                "{'projects': [{'key': 'ED', 'id': '10000', 'name': 'Example', 'kind': 'software'}], 'more': false}"),
                Example.of(
                                "jira.add_worklog",
                                "{'issue': 'ED-1', 'spent': '2h', 'comment': 'Load test', 'started': '2026-03-02T09:00:00Z'}")
                        .calls("POST", "/rest/api/3/issue/ED-1/worklog")
                        .sending("""
                                {'timeSpentSeconds': 7200, 'started': '2026-03-02T09:00:00.000+0000', 'comment': {'type': 'doc', 'version': 1,
                                 'content': [{'type': 'paragraph', 'content': [{'type': 'text', 'text': 'Load test'}]}]}}""")
                        .answered(
                                201,
                                "{'id': '100028', 'issueId': '10002', 'timeSpent': '2h', 'timeSpentSeconds': 7200}")
                        .gives("{'id': '100028', 'spent': '2h', 'seconds': 7200}"),
                Example.of("jira.link_issues", "{'issue': 'ED-1', 'relation': 'Blocks', 'to': 'ED-2'}")
                        .calls("POST", "/rest/api/3/issueLink")
                        .sending(
                                "{'type': {'name': 'Blocks'}, 'inwardIssue': {'key': 'ED-1'}, 'outwardIssue': {'key': 'ED-2'}}")
                        .answered(201, "")
                        .gives("{'issue': 'ED-1', 'relation': 'Blocks', 'to': 'ED-2'}"));
    }
}
