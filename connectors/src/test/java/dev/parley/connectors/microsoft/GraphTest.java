package dev.parley.connectors.microsoft;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
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
import dev.parley.connectors.ConnectorProvider;
import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.desk.Office;
import dev.parley.engine.NodeId;
import dev.parley.engine.RunId;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.Operation;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is Graph's own way. */
class GraphTest {
    @RegisterExtension
    static final WireMockExtension far = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final String MAIL = """
            {"id": "AAMk1", "subject": "Hello", "isRead": %s, "receivedDateTime": "2026-03-02T09:00:00Z", "toRecipients": []}""";

    private final List<Office> offices = new ArrayList<>();

    @AfterEach
    void close() {
        offices.forEach(Office::close);
    }

    @Test
    void asks_for_ids_that_stay_and_for_bodies_as_text() throws Exception {
        Office office = connected(new OutlookConnector());
        far.stubFor(any(anyUrl()).willReturn(json(200, MAIL.formatted(true))));

        office.call("outlook.get_message", "{'id': 'AAMk1'}");

        far.verify(getRequestedFor(urlPathEqualTo("/me/messages/AAMk1"))
                .withHeader("Authorization", equalTo("Bearer eyJ0eXAi.ms-token"))
                .withHeader("User-Agent", equalTo("Parley"))
                .withHeader("Prefer", equalTo("IdType=\"ImmutableId\", outlook.body-content-type=\"text\"")));
    }

    @Test
    void asks_for_times_in_utc() throws Exception {
        Office office = connected(new OutlookCalendarConnector());
        far.stubFor(any(anyUrl()).willReturn(json(200, "{\"value\": []}")));

        office.call("outlook_calendar.list_events", "{'from': '2026-03-02T00:00:00Z', 'to': '2026-03-03T00:00:00Z'}");

        far.verify(getRequestedFor(urlPathEqualTo("/me/calendarView"))
                .withHeader("Prefer", equalTo("outlook.timezone=\"UTC\", outlook.body-content-type=\"text\"")));
    }

    @Test
    void a_time_that_is_not_in_utc_is_not_taken_for_one() {
        Office office = connected(new OutlookCalendarConnector());
        far.stubFor(any(anyUrl()).willReturn(json(200, """
                {"value": [{"id": "AAMk1", "start": {"dateTime": "2026-03-02T09:00:00.0000000", "timeZone": "Pacific Standard Time"}}]}""")));

        OperationException unreadable = failure(
                office,
                "outlook_calendar.list_events",
                "{'from': '2026-03-02T00:00:00Z', 'to': '2026-03-03T00:00:00Z'}");

        assertThat(unreadable.error().code()).isEqualTo("bad_reply");
        assertThat(unreadable.error().message()).contains("its \"start\" is not in UTC");
    }

    @Test
    void tells_graphs_words_and_leaves_out_its_request_ids() {
        Office office = connected(new OutlookConnector());
        far.stubFor(any(anyUrl())
                .willReturn(json(
                        403,
                        GraphReplies.error(
                                "ErrorAccessDenied", "Access is denied. Check credentials and try again."))));

        OperationException refused = failure(office, "outlook.get_message", "{'id': 'AAMk1'}");

        assertThat(refused.error().message())
                .isEqualTo(
                        "Step \"file\" got 403 Forbidden from Outlook (GET localhost:%d/me/messages/AAMk1): Access is denied. Check credentials and try again."
                                .formatted(far.getPort()));
    }

    @Test
    void waits_as_long_as_graph_wants_it_to() {
        Office office = connected(new OutlookConnector());
        far.stubFor(any(anyUrl())
                .willReturn(json(
                                429,
                                GraphReplies.error(
                                        "ApplicationThrottled", "Application is over its MailboxConcurrency limit."))
                        .withHeader("Retry-After", "13")));

        OperationException throttled = failure(office, "outlook.get_message", "{'id': 'AAMk1'}");
        OperationException tooSoon = failure(office, "outlook.search_messages", "{}");

        assertThat(throttled.retryAfter()).contains(Duration.ofSeconds(13));
        assertThat(tooSoon.error().code()).isEqualTo("rate_limited");
        far.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void the_next_page_is_not_fetched_from_anybody_else() {
        Office office = connected(new OutlookConnector());
        far.stubFor(any(anyUrl()).willReturn(json(200, """
                {"value": [], "@odata.nextLink": "http://evil.example/v1.0/me/messages?$skip=25"}""")));

        OperationException refused = failure(office, "outlook.search_messages", "{}");

        assertThat(refused.error().message()).contains("to another place for the next page (evil.example)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", ".", "  "})
    void no_id_leads_out_of_its_path(String id) {
        Office office = connected(new OutlookConnector());
        far.stubFor(any(anyUrl()).willReturn(json(200, MAIL.formatted(true))));

        OperationException refused = failure(office, "outlook.get_message", "{'id': '" + id + "'}");

        assertThat(refused.error().code()).isEqualTo("bad_input");
        assertThat(refused.error().message()).isEqualTo("Step \"file\" cannot use \"%s\" as message id.".formatted(id));
        far.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void an_id_with_slashes_stays_one_id() throws Exception {
        Office office = connected(new OutlookConnector());
        far.stubFor(any(anyUrl()).willReturn(json(200, MAIL.formatted(true))));

        office.call("outlook.get_message", "{'id': '../../users/bo?x=1'}");

        far.verify(getRequestedFor(urlEqualTo("/me/messages/..%2F..%2Fusers%2Fbo%3Fx%3D1")));
    }

    @Test
    void half_a_model_is_no_model() {
        Office office = connected(new OutlookConnector());
        far.stubFor(any(anyUrl()).willReturn(json(200, "{\"subject\": \"Hello\"}")));

        OperationException unreadable = failure(office, "outlook.get_message", "{'id': 'AAMk1'}");

        assertThat(unreadable.error().code()).isEqualTo("bad_reply");
        assertThat(unreadable.error().message()).contains("it has no \"id\"");
    }

    @Test
    void a_date_that_is_none_is_a_bad_reply() {
        Office office = connected(new OutlookConnector());
        far.stubFor(any(anyUrl()).willReturn(json(200, "{\"id\": \"AAMk1\", \"receivedDateTime\": \"yesterday\"}")));

        OperationException unreadable = failure(office, "outlook.get_message", "{'id': 'AAMk1'}");

        assertThat(unreadable.error().code()).isEqualTo("bad_reply");
        assertThat(unreadable.error().message()).contains("yesterday");
    }

    @Test
    void a_search_by_words_is_looked_through_for_unread_ones_here() throws Exception {
        Office office = connected(new OutlookConnector());
        far.stubFor(any(anyUrl())
                .willReturn(json(
                        200,
                        "{\"value\": [%s, %s]}"
                                .formatted(
                                        MAIL.formatted(true),
                                        MAIL.formatted(false).replace("AAMk1", "AAMk2")))));

        JsonNode found =
                office.call("outlook.search_messages", "{'query': 'subject:\\\"Q3 report\\\"', 'unread': true}");

        assertThat(found.path("messages")
                        .valueStream()
                        .map(mail -> mail.path("id").asString()))
                .containsExactly("AAMk2");
        far.verify(getRequestedFor(urlPathEqualTo("/me/messages"))
                .withQueryParam("$search", equalTo("\"subject:\\\"Q3 report\\\"\"")));
        far.verify(
                0,
                getRequestedFor(urlPathEqualTo("/me/messages")).withQueryParam("$filter", equalTo("isRead eq false")));
    }

    @Test
    void a_folder_is_found_by_its_name() throws Exception {
        Office office = connected(new OutlookConnector());
        far.stubFor(get(urlPathEqualTo("/me/mailFolders"))
                .withQueryParam("$filter", equalTo("displayName eq 'Ana''s bills'"))
                .willReturn(json(200, "{\"value\": [{\"id\": \"AQMkBills\", \"displayName\": \"Ana's bills\"}]}")));
        far.stubFor(post(urlPathEqualTo("/me/messages/AAMk1/move")).willReturn(json(201, MAIL.formatted(true))));

        office.operation("outlook.move_message")
                .perform(JsonMapper.shared().readTree("{\"id\": \"AAMk1\", \"folder\": \"Ana's bills\"}"), context());

        far.verify(postRequestedFor(urlPathEqualTo("/me/messages/AAMk1/move"))
                .withRequestBody(equalToJson("{\"DestinationId\": \"AQMkBills\"}")));
    }

    @Test
    void a_person_is_written_to_in_the_chat_with_them() throws Exception {
        Office office = connected(new TeamsConnector());
        far.stubFor(
                get(urlPathEqualTo("/me")).willReturn(json(200, "{\"id\": \"8b081ef6\", \"displayName\": \"Ana\"}")));
        far.stubFor(post(urlPathEqualTo("/chats"))
                .willReturn(
                        json(201, "{\"id\": \"19:82fe7758_8b081ef6@unq.gbl.spaces\", \"chatType\": \"oneOnOne\"}")));
        far.stubFor(post(urlPathEqualTo("/chats/19%3A82fe7758_8b081ef6%40unq.gbl.spaces/messages"))
                .willReturn(json(201, TeamsConnectorTest.MESSAGE.replace('\'', '"'))));

        office.call("teams.send_chat_message", "{'to': 'bo@contoso.test', 'text': 'Globex calls in five minutes.'}");

        far.verify(
                postRequestedFor(urlPathEqualTo("/chats")).withRequestBody(equalToJson("""
                {"chatType": "oneOnOne", "members": [
                  {"@odata.type": "#microsoft.graph.aadUserConversationMember", "roles": ["owner"],
                   "user@odata.bind": "%1$s/users('8b081ef6')"},
                  {"@odata.type": "#microsoft.graph.aadUserConversationMember", "roles": ["owner"],
                   "user@odata.bind": "%1$s/users('bo@contoso.test')"}]}""".formatted(far.baseUrl()))));
    }

    @Test
    void teams_and_channels_go_by_their_names() throws Exception {
        Office office = connected(new TeamsConnector());
        far.stubFor(
                get(urlPathEqualTo("/me/joinedTeams")).willReturn(json(200, """
                {"value": [{"id": "%s", "displayName": "Shop"}]}""".formatted(TeamsConnectorTest.TEAM))));
        far.stubFor(get(urlPathEqualTo("/teams/" + TeamsConnectorTest.TEAM + "/channels"))
                .willReturn(json(200, """
                {"value": [{"id": "%s", "displayName": "General"}]}""".formatted(TeamsConnectorTest.CHANNEL))));
        far.stubFor(post(urlPathEqualTo(TeamsConnectorTest.MESSAGES))
                .willReturn(json(201, TeamsConnectorTest.MESSAGE.replace('\'', '"'))));

        office.call("teams.send_channel_message", "{'team': 'shop', 'channel': '#General', 'text': 'Hello'}");
        OperationException unknown =
                failure(office, "teams.send_channel_message", "{'team': 'Shop', 'channel': 'random', 'text': 'Hello'}");

        far.verify(1, postRequestedFor(urlPathEqualTo(TeamsConnectorTest.MESSAGES)));
        assertThat(unknown.error().message()).isEqualTo("Step \"file\" finds no channel \"random\" in Teams.");
        assertThat(unknown.error().hint()).isEqualTo("There is: General.");
    }

    @Test
    void an_event_with_attendees_goes_out_to_people_and_one_without_does_not() {
        Office office = connected(new OutlookCalendarConnector());
        Operation create = office.operation("outlook_calendar.create_event");
        JsonMapper json = JsonMapper.shared();

        assertThat(create.effect(json.readTree("{}"))).isEqualTo(Effect.WRITE);
        assertThat(create.effect(json.readTree("{\"attendees\": []}"))).isEqualTo(Effect.WRITE);
        assertThat(create.effect(json.readTree("{\"attendees\": \"{{who}}\"}"))).isEqualTo(Effect.SEND);
    }

    @Test
    void a_second_attempt_creates_no_second_event() throws Exception {
        Office office = connected(new OutlookCalendarConnector());
        far.stubFor(any(anyUrl()).willReturn(json(201, OutlookCalendarConnectorTest.EVENT.replace('\'', '"'))));
        OperationContext context = context();
        JsonNode input = JsonMapper.shared()
                .readTree(
                        "{\"subject\": \"Demo\", \"start\": \"2026-03-02T09:00:00Z\", \"end\": \"2026-03-02T10:00:00Z\"}");

        office.operation("outlook_calendar.create_event").perform(input, context);
        office.operation("outlook_calendar.create_event").perform(input, context);

        far.verify(
                2,
                postRequestedFor(urlPathEqualTo("/me/events"))
                        .withRequestBody(matchingJsonPath("$.transactionId", equalTo(context.idempotencyKey()))));
    }

    @Test
    void many_steps_at_once_share_the_sdk() throws Exception {
        Office office = connected(new OutlookConnector());
        far.stubFor(any(anyUrl()).willReturn(json(200, MAIL.formatted(true))));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<String>> calls = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                calls.add(CompletableFuture.supplyAsync(() -> subject(office), threads));
            }

            assertThat(calls).extracting(CompletableFuture::join).containsOnly("Hello");
        }
    }

    @Test
    void the_test_of_a_connection_names_the_account() throws Exception {
        Office office = new Office(new OutlookConnector());
        offices.add(office);
        Connection connection = office.connect("token", far.baseUrl(), Map.of("token", "eyJ0eXAi.ms-token"));
        far.stubFor(get(urlPathEqualTo("/me"))
                .willReturn(json(200, "{\"userPrincipalName\": \"ana@contoso.test\", \"id\": \"8b081ef6\"}")));

        assertThat(office.desk.test(Office.ORG, connection.id()).account()).isEqualTo("ana@contoso.test");
    }

    private static OperationContext context() {
        Instant now = Instant.now();
        return new OperationContext(
                Office.ORG,
                UUID.randomUUID(),
                RunId.at(now, UUID.randomUUID()),
                new NodeId("file"),
                1,
                "run-1/file",
                now.plusSeconds(20));
    }

    private static String subject(Office office) {
        try {
            return office.call("outlook.get_message", "{'id': 'AAMk1'}")
                    .path("subject")
                    .asString();
        } catch (OperationException | InterruptedException e) {
            return e.toString();
        }
    }

    private Office connected(ConnectorProvider provider) {
        Office office = new Office(provider);
        offices.add(office);
        office.connect("token", far.baseUrl(), Map.of("token", "eyJ0eXAi.ms-token"));
        return office;
    }

    private static OperationException failure(Office office, String operation, String input) {
        return catchThrowableOfType(OperationException.class, () -> office.call(operation, input));
    }

    private static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json; odata.metadata=minimal; charset=utf-8")
                .withBody(body);
    }
}
