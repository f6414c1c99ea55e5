package dev.parley.bot.templates;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stand-ins for the systems of TechCorp, each below its own path, in the shapes that their APIs have. A Friday at TechCorp: Ana talks to
 * Acme Industries, whose CTO Jane Wilson worries about ticket SUP-456, which is John Martinez's.
 */
final class Systems {
    static final String SALESFORCE = "/salesforce/services/data/v62.0";
    static final String JIRA = "/jira/rest/api/3";
    static final String SLACK = "/slack";
    static final String NOTION = "/notion/v1";
    static final String CALENDAR = "/calendar/calendar/v3";
    static final String GMAIL = "/gmail/gmail/v1/users/me";
    static final String SHEETS = "/sheets/v4/spreadsheets";
    static final String PBX = "/pbx/xapi/v1";
    static final String DATABASE = "d9824bdc84454327be8b5b47500af6ce";
    static final String PAGE = "be633bf1dfa0436db259571129a590e5";

    private static final String CONTACT = """
            {"totalSize": 1, "done": true, "records": [{"attributes": {"type": "Contact"}, "Id": "003A", "Name": "Jane Wilson",
              "Title": "CTO", "Email": "jane@acme.com", "AccountId": "001A", "Account": {"attributes": {"type": "Account"}, "Name": "Acme Industries"}}]}""";
    private static final String ACCOUNT = """
            {"totalSize": 1, "done": true, "records": [{"attributes": {"type": "Account"}, "Id": "001A", "Name": "Acme Industries",
              "LastActivityDate": "2026-03-02", "Opportunities": {"totalSize": 1, "done": true, "records": [{"attributes": {"type": "Opportunity"},
                "Name": "Acme Industries - Platform", "StageName": "Demo", "Amount": 500000, "CloseDate": "2026-12-20", "NextStep": null}]}}]}""";
    private static final String ISSUES = """
            {"issues": [{"id": "10456", "key": "SUP-456", "self": "https://acme.atlassian.net/rest/api/3/issue/10456", "fields": {
              "summary": "API latency", "status": {"name": "In Progress", "statusCategory": {"key": "indeterminate"}},
              "assignee": {"accountId": "5b10", "displayName": "John Martinez"}, "labels": []}}]}""";

    private final WireMockServer far = new WireMockServer(wireMockConfig().dynamicPort());

    Systems() {
        far.start();
    }

    WireMockServer far() {
        return far;
    }

    String at(String path) {
        return far.baseUrl() + path;
    }

    /** All are up and know what there is to know. */
    void areWell() {
        far.resetAll();
        salesforce();
        jira();
        slack();
        far.stubFor(get(urlPathEqualTo(NOTION + "/users/me")).willReturn(json("{\"name\": \"Parley\"}")));
        far.stubFor(post(urlPathEqualTo(NOTION + "/databases/" + DATABASE + "/query"))
                .willReturn(json("""
                {"results": [{"object": "page", "id": "59833787", "properties": {
                  "Name": {"type": "title", "title": [{"plain_text": "Acme Industries"}]},
                  "Priority": {"type": "select", "select": {"name": "Q4 close priority"}}}}], "has_more": false, "next_cursor": null}""")));
        far.stubFor(patch(urlPathEqualTo(NOTION + "/blocks/" + PAGE + "/children"))
                .willReturn(json("{\"object\": \"list\", \"results\": []}")));
        google();
        far.stubFor(get(urlPathEqualTo(PBX + "/ActiveCalls")).willReturn(json("""
                {"value": [{"Id": 4711, "Caller": "101 Ana López", "Callee": "+15551234567 Jane Wilson", "Status": "Talking",
                  "EstablishedAt": "2026-03-02T14:00:03Z"}]}""")));
    }

    private void salesforce() {
        far.stubFor(get(urlPathEqualTo(SALESFORCE + "/query"))
                .willReturn(json("{\"totalSize\": 1, \"done\": true, \"records\": [{\"Name\": \"TechCorp\"}]}")));
        far.stubFor(get(urlPathEqualTo(SALESFORCE + "/query"))
                .withQueryParam("q", containing("FROM Account"))
                .willReturn(json(ACCOUNT)));
        far.stubFor(get(urlPathEqualTo(SALESFORCE + "/query"))
                .withQueryParam("q", containing("FROM Contact"))
                .willReturn(json(CONTACT)));
        far.stubFor(post(urlPathEqualTo(SALESFORCE + "/sobjects/Task"))
                .willReturn(json(201, "{\"id\": \"00TA\", \"success\": true, \"errors\": []}")));
        far.stubFor(post(urlPathEqualTo(SALESFORCE + "/composite")).willReturn(json("""
                {"compositeResponse": [
                  {"body": {"id": "069A", "success": true, "errors": []}, "httpHeaders": {}, "httpStatusCode": 201, "referenceId": "note"},
                  {"body": {"id": "06AA", "success": true, "errors": []}, "httpHeaders": {}, "httpStatusCode": 201, "referenceId": "link"}]}""")));
    }

    private void jira() {
        far.stubFor(get(urlPathEqualTo(JIRA + "/myself")).willReturn(json("{\"displayName\": \"Parley\"}")));
        far.stubFor(post(urlPathEqualTo(JIRA + "/search/jql")).willReturn(json(ISSUES)));
        far.stubFor(post(urlPathMatching(JIRA + "/issue/[A-Z]+-[0-9]+/comment"))
                .willReturn(json(
                        201, "{\"id\": \"10000\", \"body\": {\"type\": \"doc\", \"version\": 1, \"content\": []}}")));
    }

    private void slack() {
        far.stubFor(get(urlPathEqualTo(SLACK + "/auth.test")).willReturn(json("{\"ok\": true, \"user\": \"parley\"}")));
        far.stubFor(get(urlPathEqualTo(SLACK + "/search.messages")).willReturn(json("""
                {"ok": true, "messages": {"total": 1, "paging": {"count": 3, "total": 1, "page": 1, "pages": 1}, "matches": [
                  {"ts": "1772442000.000100", "channel": {"id": "C0123456789", "name": "acme-technical"}, "user": "U0JOHN00000",
                   "username": "john", "text": "API fix is 80% done, should be ready for testing next week"}]}}""")));
        knows("john@techcorp.com", "U0JOHN00000", "John Martinez", "active");
        knows("mia@techcorp.com", "U0MIA000000", "Mia Novak", "active");
        knows("ana@techcorp.com", "U0ANA000000", "Ana López", "active");
        far.stubFor(get(urlPathEqualTo(SLACK + "/users.list")).willReturn(json("""
                {"ok": true, "members": [{"id": "U0JOHN00000", "name": "john", "real_name": "John Martinez", "deleted": false},
                  {"id": "U0ANA000000", "name": "ana", "real_name": "Ana López", "deleted": false}], "response_metadata": {"next_cursor": ""}}""")));
        far.stubFor(post(urlPathEqualTo(SLACK + "/conversations.open"))
                .willReturn(json("{\"ok\": true, \"channel\": {\"id\": \"D0123456789\"}}")));
        far.stubFor(post(urlPathEqualTo(SLACK + "/chat.postMessage"))
                .willReturn(json("{\"ok\": true, \"channel\": \"D0123456789\", \"ts\": \"1772442000.000200\"}")));
    }

    void knows(String email, String id, String name, String presence) {
        far.stubFor(get(urlPathEqualTo(SLACK + "/users.lookupByEmail"))
                .withQueryParam("email", equalTo(email))
                .willReturn(json("""
                        {"ok": true, "user": {"id": "%s", "name": "%s", "profile": {"real_name": "%s", "email": "%s"}}}""".formatted(id, email.split("@")[0], name, email))));
        far.stubFor(get(urlPathEqualTo(SLACK + "/users.getPresence"))
                .withQueryParam("user", equalTo(id))
                .willReturn(json("{\"ok\": true, \"presence\": \"%s\"}".formatted(presence))));
    }

    private void google() {
        far.stubFor(get(urlPathEqualTo(CALENDAR + "/calendars/primary/events"))
                .willReturn(json("{\"summary\": \"ana@techcorp.com\", \"items\": []}")));
        far.stubFor(
                post(urlPathEqualTo(CALENDAR + "/freeBusy"))
                        .willReturn(
                                json(
                                        "{\"calendars\": {\"john@techcorp.com\": {\"busy\": []}, \"mia@techcorp.com\": {\"busy\": []}}}")));
        far.stubFor(
                get(urlPathEqualTo(GMAIL + "/profile")).willReturn(json("{\"emailAddress\": \"ana@techcorp.com\"}")));
        String draft = "{\"id\": \"r-438\", \"message\": {\"id\": \"18f2\", \"threadId\": \"18f2\"}}";
        far.stubFor(post(urlPathEqualTo(GMAIL + "/drafts")).willReturn(json(draft)));
        far.stubFor(put(urlPathEqualTo(GMAIL + "/drafts/r-438")).willReturn(json(draft)));
        far.stubFor(post(urlPathEqualTo(GMAIL + "/drafts/send"))
                .willReturn(json("{\"id\": \"18f3\", \"threadId\": \"18f2\", \"labelIds\": [\"SENT\"]}")));
        far.stubFor(get(urlPathMatching(SHEETS + "/audit1/values/.*")).willReturn(json("{\"range\": \"Log!A1:Z1\"}")));
        far.stubFor(post(urlPathMatching(SHEETS + "/audit1/values/.*"))
                .willReturn(json("{\"updates\": {\"updatedRange\": \"Log!A1:G2\", \"updatedRows\": 2}}")));
    }

    /** Answers like a system that is out of order, whatever it is asked. */
    void isDown(String system) {
        far.stubFor(
                any(urlPathMatching(system + "/.*")).willReturn(json(503, "{\"message\": \"down for maintenance\"}")));
    }

    /** What was asked of a path, as it came. */
    List<LoggedRequest> asked(String path) {
        return far.findAll(anyRequestedFor(urlPathMatching(path))).stream()
                .sorted(Comparator.comparing(LoggedRequest::getLoggedDate))
                .toList();
    }

    /** The texts of the direct messages that went out. */
    List<String> directMessages() {
        return asked(SLACK + "/chat.postMessage").stream()
                .map(request -> body(request).path("text").asString(""))
                .toList();
    }

    /** The mails in these requests to Gmail, as written. @param where the raw mail is, by JSON pointer */
    static String letters(List<LoggedRequest> requests, String where) {
        return requests.stream()
                .map(request -> body(request).at(where).asString())
                .map(raw -> new String(Base64.getUrlDecoder().decode(raw), StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }

    static JsonNode body(LoggedRequest request) {
        return JsonMapper.shared().readTree(request.getBody());
    }

    static ResponseDefinitionBuilder json(String body) {
        return json(200, body);
    }

    static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(body);
    }
}
