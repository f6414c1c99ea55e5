package dev.parley.connectors.jira;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.desk.Departure;
import dev.parley.connectors.desk.Office;
import dev.parley.engine.operation.OperationException;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What is Jira's own way. */
class JiraTest {
    @RegisterExtension
    static final WireMockExtension far = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private final Office office = new Office(new JiraConnector());
    private Connection connection;

    @BeforeEach
    void connect() {
        connection = office.connect(
                "basic", far.baseUrl(), Map.of("username", "mia@example.com", "password", "ATATT3xFfGF0abcdef"));
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void calls_with_the_address_and_the_token_of_the_account() throws Exception {
        far.stubFor(any(anyUrl()).willReturn(json("{\"displayName\": \"Mia Krystof\"}")));

        assertThat(office.desk.test(Office.ORG, connection.id()).account()).isEqualTo("Mia Krystof");
        far.verify(getRequestedFor(urlEqualTo("/rest/api/3/myself"))
                .withHeader("Authorization", equalTo("Basic bWlhQGV4YW1wbGUuY29tOkFUQVRUM3hGZkdGMGFiY2RlZg==")));
    }

    @Test
    void a_search_goes_on_with_the_token_of_the_page_before() throws Exception {
        far.stubFor(post(urlEqualTo("/rest/api/3/search/jql"))
                .willReturn(
                        json("{\"issues\": [{\"id\": \"1\", \"key\": \"ED-1\"}], \"nextPageToken\": \"CAEaAggD\"}")));
        far.stubFor(post(urlEqualTo("/rest/api/3/search/jql"))
                .withRequestBody(matchingJsonPath("$.nextPageToken", equalTo("CAEaAggD")))
                .willReturn(json("{\"issues\": [{\"id\": \"2\", \"key\": \"ED-2\"}], \"isLast\": true}")));

        JsonNode found = office.call("jira.search_issues", "{'jql': 'project = ED'}");

        assertThat(found.path("issues")
                        .valueStream()
                        .map(issue -> issue.path("key").asString()))
                .containsExactly("ED-1", "ED-2");
        assertThat(found.path("more").booleanValue()).isFalse();
    }

    @Test
    void projects_go_on_where_the_page_before_ended() throws Exception {
        far.stubFor(get(urlPathEqualTo("/rest/api/3/project/search")).willReturn(projects(0, 50)));
        far.stubFor(get(urlPathEqualTo("/rest/api/3/project/search"))
                .withQueryParam("startAt", equalTo("50"))
                .willReturn(projects(50, 3)));

        JsonNode all = office.call("jira.list_projects", "{'limit': 200}");

        assertThat(all.path("projects")).hasSize(53);
        assertThat(all.path("more").booleanValue()).isFalse();
    }

    @Test
    void tells_what_is_wrong_with_each_field() {
        far.stubFor(any(anyUrl()).willReturn(json("""
                {"errorMessages": [], "errors": {"summary": "You must specify a summary of the issue.",
                 "priority": "Specify a valid priority."}}""").withStatus(400)));

        OperationException refused = catchThrowableOfType(
                OperationException.class, () -> office.call("jira.create_issue", "{'project': 'ED', 'summary': ''}"));

        assertThat(refused.error().message())
                .endsWith("You must specify a summary of the issue.; Specify a valid priority.");
    }

    @Test
    void says_where_an_issue_can_go_when_it_cannot_go_there() {
        far.stubFor(any(anyUrl()).willReturn(json("""
                {"transitions": [{"id": "2", "name": "Close Issue", "to": {"name": "Done"}},
                                 {"id": "711", "name": "QA Review", "to": {"name": "In Review"}}]}""")));

        OperationException refused = catchThrowableOfType(
                OperationException.class,
                () -> office.call("jira.transition_issue", "{'issue': 'ED-1', 'to': 'Cancelled'}"));

        assertThat(refused.error().code()).isEqualTo("not_found");
        assertThat(refused.error().message())
                .isEqualTo("Step \"file\" cannot move ED-1 to \"Cancelled\" from where it is.");
        assertThat(refused.error().hint()).isEqualTo("It can go to: Done, In Review.");
        far.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void no_key_leads_out_of_its_path() {
        for (String operation : new String[] {"jira.transition_issue", "jira.assign_issue", "jira.get_issue"}) {
            String input =
                    operation.equals("jira.transition_issue") ? "{'issue': '..', 'to': 'Done'}" : "{'issue': '..'}";

            assertThat(catchThrowableOfType(OperationException.class, () -> office.call(operation, input)))
                    .isNotNull();
        }
        far.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void gives_an_issue_to_nobody_it_is_not_sure_of() {
        far.stubFor(any(anyUrl()).willReturn(json("""
                [{"accountId": "a1", "accountType": "atlassian", "displayName": "Mia Krystof", "active": true},
                 {"accountId": "a2", "accountType": "atlassian", "displayName": "Mia Wallace", "active": true},
                 {"accountId": "a3", "accountType": "app", "displayName": "Mia", "active": true}]""")));

        OperationException unsure = catchThrowableOfType(
                OperationException.class,
                () -> office.call("jira.assign_issue", "{'issue': 'ED-1', 'assignee': 'Mia'}"));

        assertThat(unsure.error().message()).isEqualTo("Step \"file\" finds several people called \"Mia\" in Jira.");
        assertThat(unsure.error().hint()).contains("e-mail address");
    }

    @Test
    void an_account_id_needs_no_search() throws Exception {
        far.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(204)));

        office.call("jira.assign_issue", "{'issue': 'ED-1', 'assignee': '5b10ac8d82e05b22cc7d4ef5'}");
        office.call(
                "jira.assign_issue", "{'issue': 'ED-1', 'assignee': '712020:2c5ea1b5-2a4c-4b0a-9d2f-1f1d3a3f5f10'}");

        far.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void consent_is_asked_at_atlassian_while_the_api_is_the_site_by_its_cloud_id() throws Exception {
        Connection site = office.connect(
                "oauth2",
                "https://api.atlassian.com/ex/jira/11223344-a1b2-3b33-c444-def123456789",
                Map.of("client_id", "client-7", "client_secret", "geheim-geheim"));

        Departure departure =
                office.consent.depart(Office.ORG, site.id(), URI.create("http://localhost/oauth/callback"));

        assertThat(departure.location().toString())
                .startsWith("https://auth.atlassian.com/authorize?")
                .contains("audience=api.atlassian.com", "prompt=consent", "offline_access");
    }

    @Test
    void the_installations_client_serves_for_atlassians_own_address_only() {
        Connection atlassian = office.connect("oauth2", "https://api.atlassian.com/ex/jira/11223344", Map.of());
        Connection elsewhere = office.connect("oauth2", "https://jira.evil.example", Map.of());

        assertThat(unconfigured(atlassian)).contains("this installation is not registered there");
        assertThat(unconfigured(elsewhere)).contains("cannot use this installation's client for the address");
    }

    private String unconfigured(Connection site) {
        return catchThrowableOfType(
                        OperationException.class,
                        () -> office.consent.depart(
                                Office.ORG, site.id(), URI.create("http://localhost/oauth/callback")))
                .error()
                .message();
    }

    private static ResponseDefinitionBuilder projects(int first, int count) {
        return json(IntStream.range(first, first + count)
                .mapToObj(number ->
                        "{\"id\": \"%1$d\", \"key\": \"P%1$d\", \"name\": \"Project %1$d\"}".formatted(number))
                .collect(Collectors.joining(",", "{\"values\": [", "]}")));
    }

    private static ResponseDefinitionBuilder json(String body) {
        return aResponse().withHeader("Content-Type", "application/json").withBody(body);
    }
}
