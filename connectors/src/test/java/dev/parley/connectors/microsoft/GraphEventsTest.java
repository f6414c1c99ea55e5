package dev.parley.connectors.microsoft;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.connectors.ConnectorProvider;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.desk.Office;
import dev.parley.connectors.event.EventSource;
import dev.parley.connectors.event.Happening;
import dev.parley.connectors.http.Sender;
import dev.parley.engine.operation.OperationException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What happens in Graph, told once. Shapes from "message: delta", "List calendarView", "List events", "chatMessage: delta". */
class GraphEventsTest {
    @RegisterExtension
    static final WireMockExtension far = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final String INBOX = "/me/mailFolders/inbox/messages/delta()";
    private static final String CHANNELS = "/teams/" + TeamsConnectorTest.TEAM + "/channels";
    private static final String POSTED = TeamsConnectorTest.MESSAGES + "/delta()";

    private final List<Office> offices = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-02T08:55:30Z");

    @AfterEach
    void close() {
        offices.forEach(Office::close);
    }

    @Test
    void mail_is_told_from_the_first_look_on_page_by_page() throws Exception {
        Watch inbox = watch(new OutlookConnector(() -> now), "outlook.received");
        far.stubFor(get(urlPathEqualTo(INBOX))
                .withQueryParam("$filter", equalTo("receivedDateTime ge 2026-03-02T08:55:30Z"))
                .withQueryParam("changeType", equalTo("created"))
                .willReturn(changes("", "deltaLink", "/inbox?$deltatoken=1")));
        far.stubFor(get(urlEqualTo("/inbox?$deltatoken=1"))
                .willReturn(changes(
                        mail("AAMk1") + ", {\"@removed\": {\"reason\": \"deleted\"}, \"id\": \"AAMk0\"}",
                        "nextLink",
                        "/inbox?$skiptoken=2")));
        far.stubFor(get(urlEqualTo("/inbox?$skiptoken=2"))
                .willReturn(changes(mail("AAMk2"), "deltaLink", "/inbox?$deltatoken=3")));

        assertThat(inbox.look()).isEmpty();
        List<Happening> told = inbox.look();

        assertThat(told).extracting(Happening::key).containsExactly("AAMk1", "AAMk2");
        assertThat(told.getFirst().payload().path("subject").asString()).isEqualTo("Hello");
        assertThat(told.getFirst().payload().path("from").asString()).isEqualTo("bo@globex.test");
    }

    @Test
    void a_link_that_no_longer_holds_is_replaced_from_the_last_look_on() throws Exception {
        Watch inbox = watch(new OutlookConnector(() -> now), "outlook.received");
        far.stubFor(get(urlPathEqualTo(INBOX)).willReturn(changes(mail("AAMk3"), "deltaLink", "/inbox?$deltatoken=9")));
        far.stubFor(get(urlEqualTo("/inbox?$deltatoken=9"))
                .willReturn(
                        json(410, GraphReplies.error("SyncStateNotFound", "The sync state generation is not found."))));

        inbox.look();
        now = now.plusSeconds(60);

        assertThat(inbox.look()).extracting(Happening::key).containsExactly("AAMk3");
        far.verify(
                2,
                getRequestedFor(urlPathEqualTo(INBOX))
                        .withQueryParam("$filter", equalTo("receivedDateTime ge 2026-03-02T08:55:30Z")));
    }

    @Test
    void an_event_is_told_when_it_starts_within_five_minutes() throws Exception {
        Watch calendar = watch(new OutlookCalendarConnector(() -> now), "outlook_calendar.event_starting");
        far.stubFor(get(urlPathEqualTo("/me/calendarView"))
                .withQueryParam("startDateTime", equalTo("2026-03-02T08:55:30Z"))
                .withQueryParam("endDateTime", equalTo("2026-03-02T09:00:30Z"))
                .willReturn(json(
                        200,
                        "{\"value\": ["
                                + String.join(
                                        ",",
                                        event("soon", "09:00:00"),
                                        event("underway", "08:30:00"),
                                        event("cancelled", "09:00:00")
                                                .replace("\"isCancelled\": false", "\"isCancelled\": true"),
                                        event("allday", "09:00:00")
                                                .replace("\"isAllDay\": false", "\"isAllDay\": true"))
                                + "]}")));

        List<Happening> told = calendar.look();

        assertThat(told).extracting(Happening::key).containsExactly("soon@2026-03-02T09:00:00Z");
        assertThat(told.getFirst()
                        .payload()
                        .path("attendees")
                        .get(0)
                        .path("email")
                        .asString())
                .isEqualTo("hank@globex.test");
    }

    @Test
    void an_event_that_is_moved_starts_again() throws Exception {
        Watch calendar = watch(new OutlookCalendarConnector(() -> now), "outlook_calendar.event_starting");
        far.stubFor(get(urlPathEqualTo("/me/calendarView"))
                .willReturn(json(200, "{\"value\": [" + event("demo", "09:00:00") + "]}")));
        List<Happening> first = calendar.look();
        now = Instant.parse("2026-03-02T09:56:00Z");
        far.stubFor(get(urlPathEqualTo("/me/calendarView"))
                .willReturn(json(200, "{\"value\": [" + event("demo", "10:00:00") + "]}")));

        assertThat(first).extracting(Happening::key).containsExactly("demo@2026-03-02T09:00:00Z");
        assertThat(calendar.look()).extracting(Happening::key).containsExactly("demo@2026-03-02T10:00:00Z");
    }

    @Test
    void a_new_event_is_told_of_and_those_of_the_last_two_minutes_are_looked_at_again() throws Exception {
        Watch calendar = watch(new OutlookCalendarConnector(() -> now), "outlook_calendar.event_created");
        far.stubFor(get(urlPathEqualTo("/me/events"))
                .withQueryParam("$orderby", equalTo("createdDateTime"))
                .willReturn(json(200, "{\"value\": [" + event("new", "15:00:00") + "]}")));

        assertThat(calendar.look()).isEmpty();
        now = now.plusSeconds(300);
        assertThat(calendar.look()).extracting(Happening::key).containsExactly("new");
        now = now.plusSeconds(60);
        calendar.look();

        far.verify(getRequestedFor(urlPathEqualTo("/me/events"))
                .withQueryParam("$filter", equalTo("createdDateTime ge 2026-03-02T08:55:30Z")));
        far.verify(getRequestedFor(urlPathEqualTo("/me/events"))
                .withQueryParam("$filter", equalTo("createdDateTime ge 2026-03-02T08:58:30Z")));
    }

    @Test
    void posts_are_told_once_their_channel_is_known_and_edited_old_ones_are_not() throws Exception {
        Watch teams = watch(new TeamsConnector(() -> now), "teams.message_posted");
        channelsAre(channel(TeamsConnectorTest.CHANNEL, "General"));
        String post = TeamsConnectorTest.MESSAGE.replace('\'', '"');
        far.stubFor(get(urlPathEqualTo(POSTED))
                .withQueryParam("$filter", equalTo("lastModifiedDateTime gt 2026-03-02T08:55:30Z"))
                .willReturn(changes(
                        String.join(
                                ",",
                                post,
                                post.replace("1616990032035", "old")
                                        .replace(
                                                "\"createdDateTime\": \"2026-03-02",
                                                "\"createdDateTime\": \"2026-03-01"),
                                post.replace("1616990032035", "gone")
                                        .replace(
                                                "\"deletedDateTime\": null",
                                                "\"deletedDateTime\": \"2026-03-02T09:01:00Z\""),
                                post.replace("1616990032035", "joined")
                                        .replace(
                                                "\"messageType\": \"message\"",
                                                "\"messageType\": \"systemEventMessage\"")),
                        "deltaLink",
                        "/posts?$deltatoken=1")));
        far.stubFor(
                get(urlEqualTo("/posts?$deltatoken=1")).willReturn(changes("", "deltaLink", "/posts?$deltatoken=2")));

        assertThat(teams.look()).isEmpty();
        List<Happening> told = teams.look();
        List<Happening> later = teams.look();

        assertThat(told).extracting(Happening::key).containsExactly(TeamsConnectorTest.CHANNEL + "/1616990032035");
        assertThat(told.getFirst().payload().path("team").asString()).isEqualTo("Shop");
        assertThat(told.getFirst().payload().path("channel").asString()).isEqualTo("General");
        assertThat(told.getFirst().payload().path("message").path("text").asString())
                .isEqualTo("The shop is down & out.\nWho helps?");
        assertThat(later).isEmpty();
    }

    @Test
    void a_channel_that_may_not_be_read_keeps_no_other_from_being_read() throws Exception {
        Watch teams = watch(new TeamsConnector(() -> now), "teams.message_posted");
        channelsAre(channel("19:secret@thread.tacv2", "Secret") + "," + channel(TeamsConnectorTest.CHANNEL, "General"));
        far.stubFor(get(urlPathEqualTo(CHANNELS + "/19%3Asecret%40thread.tacv2/messages/delta()"))
                .willReturn(json(403, GraphReplies.error("Forbidden", "The user is no member."))));
        far.stubFor(get(urlPathEqualTo(POSTED))
                .willReturn(
                        changes(TeamsConnectorTest.MESSAGE.replace('\'', '"'), "deltaLink", "/posts?$deltatoken=1")));

        teams.look();

        assertThat(teams.look()).hasSize(1);
    }

    @Test
    void when_no_channel_may_be_read_that_is_said() throws Exception {
        Watch teams = watch(new TeamsConnector(() -> now), "teams.message_posted");
        channelsAre(channel(TeamsConnectorTest.CHANNEL, "General"));
        far.stubFor(get(urlPathEqualTo(POSTED))
                .willReturn(json(403, GraphReplies.error("Forbidden", "Missing scope permissions on the request."))));
        teams.look();

        OperationException refused = catchThrowableOfType(OperationException.class, teams::look);

        assertThat(refused.error().message()).contains("Missing scope permissions on the request.");
    }

    @Test
    void a_channel_that_was_closed_later_is_left_alone() throws Exception {
        Watch teams = watch(new TeamsConnector(() -> now), "teams.message_posted");
        channelsAre(channel(TeamsConnectorTest.CHANNEL, "General"));
        far.stubFor(get(urlPathEqualTo(POSTED)).willReturn(changes("", "deltaLink", "/posts?$deltatoken=1")));
        far.stubFor(get(urlEqualTo("/posts?$deltatoken=1"))
                .willReturn(json(403, GraphReplies.error("Forbidden", "The user is no member."))));
        teams.look();
        teams.look();

        assertThat(teams.look()).isEmpty();
    }

    @Test
    void channels_take_turns() {
        Rounds rounds = new Rounds(now, channels(30));

        Rounds next = rounds.after(rounds.turn(25).stream()
                .map(channel -> channel.from("/posts?" + channel.id()))
                .toList());

        assertThat(next.turn(6)).extracting(Rounds.Channel::id).containsExactly("25", "26", "27", "28", "29", "0");
        assertThat(next.channels()).hasSize(30);
    }

    private static List<Rounds.Channel> channels(int count) {
        List<Rounds.Channel> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(new Rounds.Channel("t", "Shop", Integer.toString(i), "c" + i, null, Instant.EPOCH));
        }
        return all;
    }

    private static void channelsAre(String channels) {
        far.stubFor(
                get(urlPathEqualTo("/me/joinedTeams")).willReturn(json(200, """
                {"value": [{"id": "%s", "displayName": "Shop"}]}""".formatted(TeamsConnectorTest.TEAM))));
        far.stubFor(get(urlPathEqualTo(CHANNELS)).willReturn(json(200, "{\"value\": [" + channels + "]}")));
    }

    private static String channel(String id, String name) {
        return "{\"id\": \"%s\", \"displayName\": \"%s\"}".formatted(id, name);
    }

    private static String mail(String id) {
        return """
                {"@odata.type": "#microsoft.graph.message", "id": "%s", "subject": "Hello", "isRead": false,
                 "receivedDateTime": "2026-03-02T08:56:00Z", "from": {"emailAddress": {"address": "bo@globex.test"}}}""".formatted(id);
    }

    private static String event(String id, String time) {
        return OutlookCalendarConnectorTest.EVENT
                .replace('\'', '"')
                .replace("AAMkAGIAAAoZDOFAAA=", id)
                .replace("2026-03-02T09:00:00.0", "2026-03-02T" + time + ".0");
    }

    private static ResponseDefinitionBuilder changes(String items, String kind, String link) {
        return json(200, "{\"value\": [%s], \"@odata.%s\": \"%s%s\"}".formatted(items, kind, far.baseUrl(), link));
    }

    private static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json; odata.metadata=minimal; charset=utf-8")
                .withBody(body);
    }

    private Watch watch(ConnectorProvider provider, String source) throws OperationException, InterruptedException {
        Office office = new Office(provider);
        offices.add(office);
        office.connect("token", far.baseUrl(), Map.of("token", "eyJ0eXAi.ms-token"));
        Sender sender = new Sender("The connection \"Graph\"", Instant.now().plusSeconds(30));
        Access access = office.connections.access(Office.ORG, office.spec.name(), null, sender);
        return new Watch(
                office.spec.events().stream()
                        .filter(event -> event.id().equals(source))
                        .map(EventSource.Poll.class::cast)
                        .findFirst()
                        .orElseThrow(),
                access,
                sender);
    }

    /** Looks again and again, each time from where the last look ended. */
    private static final class Watch {
        private final EventSource.Poll source;
        private final Access access;
        private final Sender sender;
        private @Nullable JsonNode cursor;

        Watch(EventSource.Poll source, Access access, Sender sender) {
            this.source = source;
            this.access = access;
            this.sender = sender;
        }

        List<Happening> look() throws OperationException, InterruptedException {
            EventSource.Found found = source.look().since(cursor, access, sender);
            cursor = found.cursor();
            return found.happenings();
        }
    }
}
