package dev.parley.connectors.google.calendar;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.connectors.Calls;
import dev.parley.connectors.desk.Office;
import dev.parley.connectors.event.EventSource;
import dev.parley.connectors.event.Happening;
import dev.parley.connectors.google.Looking;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.OperationException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is Google Calendar's own way. */
class GoogleCalendarTest {
    @RegisterExtension
    static final WireMockExtension far = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final String EVENTS = "/calendar/v3/calendars/primary/events";

    private final Office office = new Office(new GoogleCalendarConnector());

    @BeforeEach
    void connect() {
        office.connect("token", far.baseUrl(), Map.of("token", "ya29.a0AfB-far-token"));
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void an_event_made_before_the_answer_was_lost_is_found_instead_of_made_again() throws Exception {
        far.stubFor(post(urlPathEqualTo(EVENTS)).willReturn(json(409, """
                {'error': {'code': 409, 'message': 'The requested identifier already exists.', 'errors': [{'reason': 'duplicate'}]}}""")));
        far.stubFor(get(urlPathMatching(EVENTS + "/[0-9a-v]{32}"))
                .willReturn(json(200, GoogleCalendarConnectorTest.event("7kq3m2c9h5b1"))));

        assertThat(office.call("google_calendar.create_event", "{'title': 'Review', 'start': '2026-03-02T09:00:00Z'}")
                        .path("id")
                        .asString())
                .isEqualTo("7kq3m2c9h5b1");
    }

    @Test
    void an_event_that_is_gone_already_counts_as_deleted() throws Exception {
        far.stubFor(delete(urlPathEqualTo(EVENTS + "/e1"))
                .willReturn(json(410, "{'error': {'code': 410, 'message': 'Resource has been deleted'}}")));

        assertThat(office.call("google_calendar.delete_event", "{'id': 'e1'}")
                        .path("deleted")
                        .asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T09:00, , time zone",
        "tomorrow at nine, , cannot read",
        "2026-03-02T09:00, Europe/Atlantis, cannot read"
    })
    void a_time_that_can_mean_two_things_is_asked_about(String start, String zone, String words) {
        String where = zone == null ? "" : ", 'zone': '" + zone + "'";
        OperationException refused = catchThrowableOfType(
                OperationException.class,
                () -> office.call(
                        "google_calendar.create_event",
                        "{'title': 'Review', 'start': '%s'%s}".formatted(start, where)));

        assertThat(refused.error().code()).isEqualTo("bad_input");
        assertThat(refused.error().message()).contains("\"start\"", words);
        far.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void inviting_people_is_sending() {
        assertThat(effect("{'attendees': ['bo@acme.test']}")).isEqualTo(Effect.SEND);
        assertThat(effect("{'attendees': '{{found.output.free}}'}")).isEqualTo(Effect.SEND);
        assertThat(effect("{'attendees': ['bo@acme.test'], 'notifyGuests': false}"))
                .isEqualTo(Effect.WRITE);
        assertThat(effect("{'title': 'Focus'}")).isEqualTo(Effect.WRITE);
    }

    private Effect effect(String input) {
        return office.operation("google_calendar.create_event").effect(Calls.json(input));
    }

    @Test
    void all_are_free_where_nobody_is_busy() throws Exception {
        far.stubFor(any(anyUrl()).willReturn(json(200, "{'calendars': {'primary': {'busy': []}}}")));

        assertThat(office.call(
                                "google_calendar.find_free",
                                "{'from': '2026-03-02T09:00:00Z', 'to': '2026-03-02T10:00:00Z'}")
                        .path("openings"))
                .singleElement()
                .satisfies(opening -> assertThat(opening.path("to").asString()).isEqualTo("2026-03-02T10:00:00Z"));
    }

    @Test
    void what_starts_within_five_minutes_is_told_of_and_nothing_else() throws Exception {
        Instant now = Instant.now();
        far.stubFor(get(urlPathEqualTo(EVENTS))
                .willReturn(json(
                        200,
                        "{'items': ["
                                + String.join(
                                        ",",
                                        timed("soon", now.plus(Duration.ofMinutes(4)), ""),
                                        timed("under-way", now.minus(Duration.ofMinutes(4)), ""),
                                        timed(
                                                "declined",
                                                now.plus(Duration.ofMinutes(3)),
                                                ", 'attendees': [{'email': 'a@b.test', 'self': true, 'responseStatus': 'declined'}]"),
                                        "{'id': 'all-day', 'start': {'date': '2026-03-02'}, 'end': {'date': '2026-03-03'}}")
                                + "]}")));

        EventSource.Found found = new Looking(office, "google_calendar.event_starting").first();

        assertThat(found.happenings()).hasSize(1);
        Happening soon = found.happenings().getFirst();
        assertThat(soon.source()).isEqualTo("google_calendar.event_starting");
        assertThat(soon.key())
                .isEqualTo("soon@" + now.plus(Duration.ofMinutes(4)).truncatedTo(ChronoUnit.SECONDS));
        assertThat(soon.payload().path("title").asString()).isEqualTo("Review");
    }

    @Test
    void a_trigger_may_want_to_know_earlier() throws Exception {
        Instant now = Instant.now();
        far.stubFor(get(urlPathEqualTo(EVENTS))
                .willReturn(json(200, "{'items': [" + timed("later", now.plus(Duration.ofMinutes(14)), "") + "]}")));

        assertThat(new Looking(office, "google_calendar.event_starting").first().happenings())
                .isEmpty();
        assertThat(new Looking(office, "google_calendar.event_starting:15")
                        .first()
                        .happenings())
                .extracting(Happening::source)
                .containsExactly("google_calendar.event_starting:15");
    }

    @Test
    void made_and_changed_are_told_apart_by_what_was_there_at_the_last_look() throws Exception {
        far.stubFor(get(urlPathEqualTo(EVENTS)).willReturn(json(200, """
                {'items': [
                  {'id': 'old', 'status': 'confirmed', 'created': '2026-02-01T08:00:00.000Z', 'updated': '2026-03-02T09:01:00.000Z',
                   'start': {'dateTime': '2026-03-05T09:00:00Z'}, 'end': {'dateTime': '2026-03-05T10:00:00Z'}},
                  {'id': 'new', 'status': 'confirmed', 'created': '2026-03-02T09:02:00.000Z', 'updated': '2026-03-02T09:03:00.500Z',
                   'start': {'dateTime': '2026-03-05T09:00:00Z'}, 'end': {'dateTime': '2026-03-05T10:00:00Z'}},
                  {'id': 'off', 'status': 'cancelled', 'recurringEventId': 'series', 'updated': '2026-03-02T09:04:00.000Z'}]}""")));
        String last = "'2026-03-02T09:00:00Z'";

        EventSource.Found created = new Looking(office, "google_calendar.event_created").after(last);
        EventSource.Found changed = new Looking(office, "google_calendar.event_changed").after(last);

        assertThat(created.happenings()).extracting(Happening::key).containsExactly("new");
        assertThat(changed.happenings())
                .extracting(Happening::key)
                .containsExactly("old@2026-03-02T09:01:00Z", "off@2026-03-02T09:04:00Z");
        assertThat(changed.happenings().getLast().payload().path("status").asString())
                .isEqualTo("cancelled");
        assertThat(changed.cursor().asString()).isEqualTo("2026-03-02T09:04:00.001Z");
    }

    @Test
    void a_look_after_too_long_begins_anew() throws Exception {
        far.stubFor(get(urlPathEqualTo(EVENTS)).willReturn(json(410, """
                {'error': {'code': 410, 'message': 'The requested minimum modification time lies too far in the past.',
                 'errors': [{'reason': 'updatedMinTooLongAgo'}]}}""")));

        EventSource.Found found = new Looking(office, "google_calendar.event_changed").after("'2025-01-01T00:00:00Z'");

        assertThat(found.happenings()).isEmpty();
        assertThat(Instant.parse(found.cursor().asString()))
                .isAfter(Instant.now().minusSeconds(60));
    }

    private static String timed(String id, Instant start, String more) {
        return """
                {'id': '%s', 'status': 'confirmed', 'summary': 'Review', 'start': {'dateTime': '%s'}, 'end': {'dateTime': '%s'}%s}""".formatted(id, start.truncatedTo(ChronoUnit.SECONDS), start.plusSeconds(1800), more);
    }

    private static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json; charset=UTF-8")
                .withBody(body.replace('\'', '"'));
    }
}
