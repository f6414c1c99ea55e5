package dev.parley.connectors.google.gmail;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.connectors.desk.Office;
import dev.parley.connectors.event.EventSource;
import dev.parley.connectors.event.Happening;
import dev.parley.connectors.google.Looking;
import dev.parley.engine.operation.OperationException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is Gmail's own way, and what holds of all of Google's. */
class GmailTest {
    @RegisterExtension
    static final WireMockExtension far = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final String ME = "/gmail/v1/users/me";
    private static final String SENT = "{'id': '18f2a7d01c9be3a4', 'threadId': '18f2a6c3b1d04e57'}";

    private final Office office = new Office(new GmailConnector());

    @BeforeEach
    void connect() {
        office.connect("token", far.baseUrl(), Map.of("token", "ya29.a0AfB-far-token"));
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void writes_a_mail_with_everybody_it_goes_to() throws Exception {
        far.stubFor(any(anyUrl()).willReturn(json(200, SENT)));

        office.call("gmail.send", """
                {'to': 'Ana Petrov <ana@acme.test>, bo@acme.test', 'cc': 'cy@acme.test', 'bcc': 'di@acme.test',
                 'subject': 'Größe', 'body': 'Alles läuft wieder.'}""");

        MimeMessage mail = sent();
        assertThat(mail.getRecipients(RecipientType.TO))
                .extracting(Object::toString)
                .containsExactly("Ana Petrov <ana@acme.test>", "bo@acme.test");
        assertThat(mail.getRecipients(RecipientType.CC)).hasSize(1);
        assertThat(mail.getRecipients(RecipientType.BCC))
                .extracting(Object::toString)
                .containsExactly("di@acme.test");
        assertThat(mail.getSubject()).isEqualTo("Größe");
        assertThat(mail.getContent()).isEqualTo("Alles läuft wieder.");
        assertThat(mail.getMessageID()).as("would tell this machine's name").isNull();
    }

    @Test
    void html_comes_with_a_plain_text() throws Exception {
        far.stubFor(any(anyUrl()).willReturn(json(200, SENT)));

        office.call(
                "gmail.send",
                "{'to': 'ana@acme.test', 'subject': 'Offer', 'body': '<p>Here <b>it</b> is.</p><p>Ana</p>', 'html': true}");

        MimeMultipart parts = (MimeMultipart) sent().getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContent()).isEqualTo("Here it is.\nAna");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(parts.getBodyPart(1).getContent()).isEqualTo("<p>Here <b>it</b> is.</p><p>Ana</p>");
    }

    @Test
    void a_subject_cannot_smuggle_in_a_header() throws Exception {
        far.stubFor(any(anyUrl()).willReturn(json(200, SENT)));

        office.call("gmail.send", "{'to': 'ana@acme.test', 'subject': 'Hello\\r\\nBcc: eve@evil.test', 'body': 'Hi'}");

        assertThat(sent().getSubject()).isEqualTo("Hello Bcc: eve@evil.test");
        assertThat(sent().getRecipients(RecipientType.BCC)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody at all", "ana@", "ana@acme.test, b o@acme.test"})
    void says_which_address_is_none_and_sends_nothing(String to) {
        OperationException refused = catchThrowableOfType(
                OperationException.class,
                () -> office.call("gmail.send", "{'to': '%s', 'subject': 'Hello', 'body': 'Hi'}".formatted(to)));

        assertThat(refused.error().code()).isEqualTo("bad_input");
        assertThat(refused.error().message()).contains("Step \"file\"", "\"to\"");
        far.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void an_answer_stays_in_the_conversation() throws Exception {
        far.stubFor(any(anyUrl()).willReturn(json(200, SENT)));
        far.stubFor(get(urlPathEqualTo(ME + "/messages/m1")).willReturn(json(200, """
                {'id': 'm1', 'threadId': 't1', 'payload': {'headers': [
                  {'name': 'From', 'value': 'Ana <ana@acme.test>'}, {'name': 'Reply-To', 'value': 'desk@acme.test'},
                  {'name': 'To', 'value': 'support@shop.test'}, {'name': 'Cc', 'value': 'bo@acme.test'},
                  {'name': 'Subject', 'value': 'The shop is down'}, {'name': 'Message-Id', 'value': '<2@acme.test>'},
                  {'name': 'References', 'value': '<1@acme.test>'}]}}""")));

        office.call("gmail.reply", "{'id': 'm1', 'body': 'It works again.', 'all': true}");

        MimeMessage mail = sent();
        assertThat(mail.getRecipients(RecipientType.TO))
                .extracting(Object::toString)
                .containsExactly("desk@acme.test");
        assertThat(mail.getRecipients(RecipientType.CC))
                .extracting(Object::toString)
                .containsExactly("support@shop.test", "bo@acme.test");
        assertThat(mail.getSubject()).isEqualTo("Re: The shop is down");
        assertThat(mail.getHeader("In-Reply-To")).containsExactly("<2@acme.test>");
        assertThat(mail.getHeader("References")).containsExactly("<1@acme.test> <2@acme.test>");
        assertThat(written().path("threadId").asString()).isEqualTo("t1");
    }

    @Test
    void a_mail_of_markup_alone_is_read_as_text_in_its_own_letters() throws Exception {
        String html =
                "<html><head><style>p {color: red}</style></head><body><p>Grüße&nbsp;aus<br>Köln</p><p>Ana</p></body></html>";
        far.stubFor(any(anyUrl()).willReturn(json(200, """
                {'id': 'm1', 'threadId': 't1', 'internalDate': '1772442000000', 'payload': {'mimeType': 'text/html', 'filename': '',
                 'headers': [{'name': 'Content-Type', 'value': 'text/html; charset=ISO-8859-1'}],
                 'body': {'data': '%s'}}}""".formatted(
                        Base64.getUrlEncoder().encodeToString(html.getBytes("ISO-8859-1"))))));

        assertThat(office.call("gmail.get", "{'id': 'm1'}").path("body").asString())
                .isEqualTo("Grüße aus\nKöln\nAna");
    }

    @Test
    void a_label_that_is_not_there_is_made() throws Exception {
        far.stubFor(any(anyUrl()).willReturn(json(200, "{'id': 'm1', 'threadId': 't1', 'labelIds': ['Label_9']}")));
        far.stubFor(get(urlPathEqualTo(ME + "/labels")).willReturn(json(200, "{'labels': []}")));
        far.stubFor(any(urlPathEqualTo(ME + "/labels"))
                .withRequestBody(matchingJsonPath("$.name"))
                .willReturn(json(200, "{'id': 'Label_9', 'name': 'Urgent'}")));

        office.call("gmail.add_label", "{'id': 'm1', 'label': 'Urgent'}");

        far.verify(postRequestedFor(urlPathEqualTo(ME + "/labels")));
        assertThat(written().path("addLabelIds").path(0).asString()).isEqualTo("Label_9");
    }

    @Test
    void too_fast_is_no_lack_of_permission() {
        far.stubFor(any(anyUrl()).willReturn(json(403, """
                {'error': {'code': 403, 'message': 'Rate Limit Exceeded', 'status': 'PERMISSION_DENIED',
                 'errors': [{'message': 'Rate Limit Exceeded', 'domain': 'usageLimits', 'reason': 'rateLimitExceeded'}]}}""")));

        OperationException limited = failure();
        OperationException tooSoon = failure();

        assertThat(limited.error().code()).isEqualTo("http_403");
        assertThat(limited.error().retryable()).isTrue();
        assertThat(limited.error().hint()).contains("asks to slow down");
        assertThat(limited.retryAfter()).contains(Duration.ofSeconds(5));
        assertThat(tooSoon.error().code()).isEqualTo("rate_limited");
        far.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void waits_until_the_moment_that_gmail_names_in_words() {
        Instant until = Instant.now().plusSeconds(90);
        far.stubFor(any(anyUrl()).willReturn(json(403, """
                {'error': {'code': 403, 'message': 'User-rate limit exceeded.  Retry after %s', 'errors': [
                 {'domain': 'usageLimits', 'reason': 'userRateLimitExceeded'}]}}""".formatted(until))));

        assertThat(failure().retryAfter().orElseThrow()).isBetween(Duration.ofSeconds(80), Duration.ofSeconds(90));
    }

    @Test
    void names_the_scope_that_is_missing() {
        far.stubFor(any(anyUrl()).willReturn(json(403, """
                {'error': {'code': 403, 'message': 'Request had insufficient authentication scopes.', 'status': 'PERMISSION_DENIED',
                 'errors': [{'message': 'Insufficient Permission', 'domain': 'global', 'reason': 'insufficientPermissions'}],
                 'details': [{'@type': 'type.googleapis.com/google.rpc.ErrorInfo', 'reason': 'ACCESS_TOKEN_SCOPE_INSUFFICIENT'}]}}""")));

        OperationException refused = failure();

        assertThat(refused.error().retryable()).isFalse();
        assertThat(refused.error().hint())
                .isEqualTo(
                        "The connection \"Gmail\" lacks the scope \"https://www.googleapis.com/auth/gmail.modify\". Reconnect Gmail with it, then Retry.");
    }

    @Test
    void a_plain_403_is_one() {
        far.stubFor(any(anyUrl()).willReturn(json(403, """
                {'error': {'code': 403, 'message': 'Mail service not enabled', 'errors': [{'reason': 'forbidden'}]}}""")));

        assertThat(failure().error().retryable()).isFalse();
        assertThat(failure().error().hint()).contains("may not do this");
    }

    @Test
    void says_who_calls_and_nothing_of_googles_client() throws Exception {
        far.stubFor(any(anyUrl()).willReturn(json(200, "{'id': 'm1', 'threadId': 't1'}")));

        office.call("gmail.get", "{'id': 'm1'}");

        far.verify(getRequestedFor(urlPathEqualTo(ME + "/messages/m1"))
                .withHeader("Authorization", equalTo("Bearer ya29.a0AfB-far-token"))
                .withHeader("User-Agent", equalTo("Parley")));
    }

    @Test
    void a_long_search_stays_a_search() throws Exception {
        far.stubFor(any(anyUrl()).willReturn(json(200, "{'resultSizeEstimate': 0}")));
        String query = "{" + "from:somebody@acme.test ".repeat(100) + "}";

        JsonNode found = office.call("gmail.search", "{'query': '%s'}".formatted(query));

        assertThat(found.path("mails").isEmpty()).isTrue();
        far.verify(getRequestedFor(urlPathEqualTo(ME + "/messages")).withQueryParam("q", equalTo(query)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", " ", "."})
    void an_id_cannot_lead_elsewhere(String id) {
        OperationException refused = catchThrowableOfType(
                OperationException.class, () -> office.call("gmail.archive", "{'id': '%s'}".formatted(id)));

        assertThat(refused.error().code()).isEqualTo("bad_input");
        assertThat(refused.error().message()).contains("\"id\"");
        far.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void an_answer_of_another_kind_is_not_taken_for_a_mail() {
        far.stubFor(any(anyUrl())
                .willReturn(aResponse().withHeader("Content-Type", "text/html").withBody("<html>Sign in</html>")));

        assertThat(failure().error().code()).isEqualTo("bad_reply");
    }

    @Test
    void mail_is_told_of_from_the_first_look_on_and_without_what_was_sent_or_deleted() throws Exception {
        Looking received = new Looking(office, "gmail.received");
        far.stubFor(get(urlPathEqualTo(ME + "/profile"))
                .willReturn(json(200, "{'emailAddress': 'support@shop.test', 'historyId': '1000'}")));
        far.stubFor(get(urlPathEqualTo(ME + "/history"))
                .withQueryParam("startHistoryId", equalTo("1000"))
                .withQueryParam("labelId", equalTo("INBOX"))
                .willReturn(json(200, """
                        {'history': [
                          {'id': '1004', 'messagesAdded': [{'message': {'id': 'm1', 'threadId': 't1', 'labelIds': ['INBOX', 'UNREAD']}}]},
                          {'id': '1007', 'messagesAdded': [{'message': {'id': 'm2', 'threadId': 't2', 'labelIds': ['SENT']}},
                                                           {'message': {'id': 'm3', 'threadId': 't3', 'labelIds': ['INBOX']}}]}],
                         'historyId': '1010'}""")));
        far.stubFor(
                get(urlPathEqualTo(ME + "/messages/m1")).willReturn(json(200, GmailConnectorTest.message("m1", ""))));
        far.stubFor(get(urlPathEqualTo(ME + "/messages/m3"))
                .willReturn(json(404, "{'error': {'code': 404, 'message': 'Requested entity was not found.'}}")));

        EventSource.Found first = received.first();
        EventSource.Found second = received.since(first.cursor());

        assertThat(first.happenings()).isEmpty();
        assertThat(second.happenings()).extracting(Happening::key).containsExactly("m1");
        assertThat(second.happenings().getFirst().payload().path("subject").asString())
                .isEqualTo("The shöp is down");
        assertThat(second.cursor().path("history").asString()).isEqualTo("1010");
    }

    @Test
    void a_flood_of_mail_is_taken_in_portions() throws Exception {
        far.stubFor(get(urlPathEqualTo(ME + "/history")).willReturn(json(200, """
                {'history': [{'id': '1004', 'messagesAdded': [{'message': {'id': 'm1', 'labelIds': ['INBOX']}}]}],
                 'historyId': '1010', 'nextPageToken': '17'}""")));
        far.stubFor(
                get(urlPathEqualTo(ME + "/messages/m1")).willReturn(json(200, GmailConnectorTest.message("m1", ""))));

        EventSource.Found found = new Looking(office, "gmail.received").after("{'history': '1000', 'at': 1772442000}");

        assertThat(found.happenings()).hasSize(1);
        assertThat(found.cursor().path("history").asString()).isEqualTo("1004");
    }

    @Test
    void what_came_while_nobody_looked_for_too_long_is_searched_for() throws Exception {
        far.stubFor(get(urlPathEqualTo(ME + "/history"))
                .willReturn(json(404, "{'error': {'code': 404, 'message': 'Requested entity was not found.'}}")));
        far.stubFor(get(urlPathEqualTo(ME + "/profile"))
                .willReturn(json(200, "{'emailAddress': 'support@shop.test', 'historyId': '9000'}")));
        far.stubFor(get(urlPathEqualTo(ME + "/messages"))
                .withQueryParam("q", equalTo("in:inbox after:1772442000"))
                .willReturn(json(200, "{'messages': [{'id': 'm1', 'threadId': 't1'}]}")));
        far.stubFor(
                get(urlPathEqualTo(ME + "/messages/m1")).willReturn(json(200, GmailConnectorTest.message("m1", ""))));

        EventSource.Found found = new Looking(office, "gmail.received").after("{'history': '1000', 'at': 1772442000}");

        assertThat(found.happenings()).extracting(Happening::key).containsExactly("m1");
        assertThat(found.cursor().path("history").asString()).isEqualTo("9000");
    }

    private OperationException failure() {
        return catchThrowableOfType(OperationException.class, () -> office.call("gmail.get", "{'id': 'm1'}"));
    }

    /** The body of the last POST. */
    private static JsonNode written() {
        return far.findAll(postRequestedFor(anyUrl())).stream()
                .reduce((_, last) -> last)
                .map(request -> JsonMapper.shared().readTree(request.getBodyAsString()))
                .orElseThrow();
    }

    private static MimeMessage sent() throws Exception {
        byte[] raw = Base64.getUrlDecoder().decode(written().path("raw").asString());
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
    }

    private static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json; charset=UTF-8")
                .withBody(body.replace('\'', '"'));
    }
}
