package dev.parley.connectors.salesforce;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.connection.Auth;
import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.connection.Credential;
import dev.parley.connectors.desk.Office;
import dev.parley.connectors.event.EventSource;
import dev.parley.connectors.event.Happening;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.vault.Secret;
import dev.parley.engine.operation.OperationException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What is Salesforce's own way. */
class SalesforceTest {
    @RegisterExtension
    static final WireMockExtension far = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final String QUERY = "{'soql': 'SELECT Id FROM Lead'}";

    private final Office office = new Office(new SalesforceConnector());
    private final Sender sender =
            new Sender("The connection \"Salesforce\"", Instant.now().plusSeconds(20));
    private Connection connection;

    @BeforeEach
    void connect() {
        connection = office.connect("token", far.baseUrl(), Map.of("token", "00DHs000004-session-8f1c"));
    }

    @AfterEach
    void close() {
        office.close();
    }

    @ParameterizedTest
    @CsvSource({
        "403, REQUEST_LIMIT_EXCEEDED, TotalRequests Limit exceeded., http_429, true",
        "400, UNABLE_TO_LOCK_ROW, unable to obtain exclusive access to this record, http_503, true",
        "403, INSUFFICIENT_ACCESS, insufficient access rights on object id, http_403, false",
        "400, MALFORMED_QUERY, unexpected token: FORM, http_400, false"
    })
    void an_error_code_says_more_than_the_status(
            int status, String code, String words, String meant, boolean retryable) {
        answer(status, "[{\"errorCode\": \"%s\", \"message\": \"%s\"}]".formatted(code, words));

        OperationException refused = failure("salesforce.query", QUERY);

        assertThat(refused.error().code()).isEqualTo(meant);
        assertThat(refused.error().message()).contains(words);
        assertThat(refused.error().retryable()).isEqualTo(retryable);
    }

    @Test
    void a_note_that_cannot_hang_on_its_record_is_none() {
        answer(200, """
                {"compositeResponse": [
                  {"body": [{"errorCode": "PROCESSING_HALTED", "message": "The transaction was rolled back since another operation in the same transaction failed."}],
                   "httpHeaders": {}, "httpStatusCode": 400, "referenceId": "note"},
                  {"body": [{"errorCode": "INSUFFICIENT_ACCESS_OR_READONLY", "message": "no access to 001A", "fields": []}],
                   "httpHeaders": {}, "httpStatusCode": 403, "referenceId": "link"}]}""");

        OperationException refused =
                failure("salesforce.add_note", "{'record': '001A', 'title': 'Demo', 'text': 'They want to close.'}");

        assertThat(refused.error().code()).isEqualTo("http_403");
        assertThat(refused.error().message()).contains("no access to 001A").doesNotContain("rolled back");
    }

    @Test
    void a_query_without_its_value_is_not_sent() {
        OperationException refused =
                failure("salesforce.query", "{'soql': 'SELECT Id FROM Lead WHERE Email = :email'}");

        assertThat(refused.error().code()).isEqualTo("bad_input");
        assertThat(refused.error().message())
                .isEqualTo("Step \"file\" cannot ask Salesforce: there is no value for :email.");
    }

    @Test
    void a_name_that_is_none_is_not_searched_in() {
        OperationException refused = failure(
                "salesforce.search", "{'text': 'Acme', 'objects': {'Account': ['Id) LIMIT 1 UPDATE TRACKING']}}");

        assertThat(refused.error().code()).isEqualTo("bad_input");
        assertThat(refused.error().message()).contains("\"Id) LIMIT 1 UPDATE TRACKING\"");
    }

    @Test
    void the_test_of_a_connection_names_the_organization() throws Exception {
        answer(
                200,
                "{\"totalSize\": 1, \"done\": true, \"records\": [{\"attributes\": {}, \"Name\": \"Acme Industries\"}]}");

        assertThat(office.desk.test(Office.ORG, connection.id()).account()).isEqualTo("Acme Industries");
    }

    @Test
    void an_organization_is_called_where_its_token_said() throws Exception {
        answer(200, "{\"totalSize\": 0, \"done\": true, \"records\": []}");
        Auth.OAuth2 auth = (Auth.OAuth2) office.spec.auth("oauth2");
        Connection anywhere = new Connection(
                connection.id(),
                Office.ORG,
                "salesforce",
                "Salesforce",
                "oauth2",
                null,
                Connection.Status.READY,
                null,
                List.of(),
                null,
                Office.ANA,
                connection.createdAt());
        Credential tokens = new Credential(
                Map.of("access_token", new Secret("00DHs000004-access-77aa")),
                null,
                List.of(),
                URI.create(far.baseUrl()));

        office.spec.probe().account(new Access(anywhere, auth, tokens), sender);

        assertThat(auth.apiUrlField()).isEqualTo("instance_url");
        far.verify(getRequestedFor(urlPathEqualTo("/services/data/v62.0/query"))
                .withHeader("Authorization", equalTo("Bearer 00DHs000004-access-77aa")));
    }

    @Test
    void new_records_are_told_once_and_looked_for_from_a_minute_before_the_last_one() throws Exception {
        EventSource.Poll created = source("salesforce.opportunity_created");
        Access access = office.connections.access(Office.ORG, "salesforce", null, sender);
        answer(200, """
                {"totalSize": 1, "done": true, "records": [{"attributes": {"type": "Opportunity"}, "Id": "006A",
                 "Name": "Acme Industries", "CreatedDate": "2026-03-02T09:00:00.000+0000"}]}""");

        EventSource.Found found = created.look().since(cursor("2026-03-01T00:00:00Z"), access, sender);

        far.verify(getRequestedFor(urlPathEqualTo("/services/data/v62.0/query"))
                .withQueryParam(
                        "q",
                        equalTo("SELECT FIELDS(STANDARD) FROM Opportunity WHERE CreatedDate >= 2026-03-01T00:00:00Z"
                                + " ORDER BY CreatedDate ASC, Id ASC")));
        assertThat(found.happenings())
                .singleElement()
                .satisfies(happening ->
                        assertThat(happening.payload().path("Name").asString()).isEqualTo("Acme Industries"))
                .extracting(Happening::key)
                .isEqualTo("created:006A");
        assertThat(found.cursor().asString()).isEqualTo("2026-03-02T08:59:00Z");
    }

    @Test
    void a_record_that_was_only_created_has_not_changed() throws Exception {
        EventSource.Poll updated = source("salesforce.lead_updated");
        Access access = office.connections.access(Office.ORG, "salesforce", null, sender);
        answer(200, """
                {"totalSize": 2, "done": true, "records": [
                  {"Id": "00QA", "CreatedDate": "2026-03-02T09:00:00.000+0000", "SystemModstamp": "2026-03-02T09:00:00.000+0000"},
                  {"Id": "00QB", "CreatedDate": "2026-03-01T09:00:00.000+0000", "SystemModstamp": "2026-03-02T09:00:01.000+0000"}]}""");

        EventSource.Found found = updated.look().since(cursor("2026-03-02T00:00:00Z"), access, sender);

        assertThat(found.happenings())
                .extracting(Happening::key)
                .containsExactly("updated:00QB@2026-03-02T09:00:01.000+0000");
    }

    @Test
    void the_first_look_only_finds_out_where_to_begin_and_no_look_goes_back_behind_it() throws Exception {
        EventSource.Poll created = source("salesforce.case_created");
        Access access = office.connections.access(Office.ORG, "salesforce", null, sender);
        answer(200, "{\"totalSize\": 0, \"done\": true, \"records\": []}");

        EventSource.Found first = created.look().since(null, access, sender);
        EventSource.Found second = created.look().since(first.cursor(), access, sender);

        assertThat(first.happenings()).isEmpty();
        assertThat(second.cursor()).isEqualTo(first.cursor());
    }

    private EventSource.Poll source(String id) {
        return office.spec.events().stream()
                .filter(source -> source.id().equals(id))
                .map(EventSource.Poll.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode cursor(String moment) {
        return JsonNodeFactory.instance.stringNode(moment);
    }

    private OperationException failure(String operation, String input) {
        return catchThrowableOfType(OperationException.class, () -> office.call(operation, input));
    }

    private static void answer(int status, String body) {
        far.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withStatus(status)
                        .withHeader("Content-Type", "application/json;charset=UTF-8")
                        .withBody(body)));
    }
}
