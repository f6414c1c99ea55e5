package dev.parley.connectors.google.gmail;

import dev.parley.connectors.Example;
import dev.parley.connectors.google.GoogleContract;
import java.util.List;

/** Shapes from the Gmail API v1: "users.messages", "users.drafts", "users.labels". */
class GmailConnectorTest extends GoogleContract {
    private static final String MESSAGES = "/gmail/v1/users/me/messages";
    private static final String SENT =
            "{'id': '18f2a7d01c9be3a4', 'threadId': '18f2a6c3b1d04e57', 'labelIds': ['SENT']}";

    GmailConnectorTest() {
        super(new GmailConnector());
    }

    @Override
    protected List<Example> examples() {
        return List.of(
                Example.of("gmail.search", "{'query': 'from:ana@acme.test is:unread', 'limit': 2}")
                        .calls("GET", MESSAGES)
                        .given("GET", MESSAGES + "/18f2a6c3b1d04e57", message("18f2a6c3b1d04e57", ""))
                        .given("GET", MESSAGES + "/18f2a6c3b1d04e58", message("18f2a6c3b1d04e58", ""))
                        .asking("q", "from:ana@acme.test is:unread")
                        .asking("maxResults", "2")
                        .answered(200, """
                                {'messages': [{'id': '18f2a6c3b1d04e57', 'threadId': '18f2a6c3b1d04e57'}],
                                 'nextPageToken': '09876', 'resultSizeEstimate': 2}""")
                        .secondPage(
                                MESSAGES + "?maxResults=2&pageToken=09876&q=from:ana@acme.test%20is:unread",
                                "{'messages': [{'id': '18f2a6c3b1d04e58', 'threadId': '18f2a6c3b1d04e57'}], 'resultSizeEstimate': 2}",
                                """
                                {'mails': [{'id': '18f2a6c3b1d04e57', 'thread': '18f2a6c3b1d04e57', 'from': 'Ana Petrov <ana@acme.test>',
                                            'fromAddress': 'ana@acme.test', 'to': 'support@shop.test', 'subject': 'The shöp is down',
                                            'date': '2026-03-02T09:00:00Z', 'snippet': 'Since nine nobody can pay & log in.', 'unread': true},
                                           {'id': '18f2a6c3b1d04e58'}], 'more': false}"""),
                Example.of("gmail.get", "{'id': '18f2a6c3b1d04e57'}")
                        .calls("GET", MESSAGES + "/18f2a6c3b1d04e57")
                        .asking("format", "full")
                        .answered(200, message("18f2a6c3b1d04e57", """
                                , 'parts': [
                                   {'partId': '0', 'mimeType': 'multipart/alternative', 'filename': '', 'headers': [], 'body': {'size': 0}, 'parts': [
                                     {'partId': '0.0', 'mimeType': 'text/plain', 'filename': '',
                                      'headers': [{'name': 'Content-Type', 'value': 'text/plain; charset=UTF-8'}],
                                      'body': {'size': 32, 'data': 'U2luY2UgbmluZSBub2JvZHkgY2FuIHBheS4NCg0KQW5hDQo='}},
                                     {'partId': '0.1', 'mimeType': 'text/html', 'filename': '', 'headers': [],
                                      'body': {'size': 8, 'data': 'PHA-Tm88L3A-'}}]},
                                   {'partId': '1', 'mimeType': 'image/png', 'filename': 'screen.png', 'headers': [],
                                    'body': {'attachmentId': 'ANGjdJ8w', 'size': 24210}}]"""))
                        .gives("""
                                {'id': '18f2a6c3b1d04e57', 'fromAddress': 'ana@acme.test', 'subject': 'The shöp is down', 'unread': true,
                                 'body': 'Since nine nobody can pay.\\n\\nAna', 'attachments': ['screen.png']}"""),
                Example.of(
                                "gmail.send",
                                "{'to': 'ana@acme.test, bo@acme.test', 'subject': 'All is well', 'body': 'It works again.', 'thread': '18f2a6c3b1d04e57'}")
                        .calls("POST", MESSAGES + "/send")
                        .sending("{'raw': '${json-unit.any-string}', 'threadId': '18f2a6c3b1d04e57'}")
                        .answered(200, SENT)
                        .gives("{'id': '18f2a7d01c9be3a4', 'thread': '18f2a6c3b1d04e57'}"),
                Example.of("gmail.reply", "{'id': '18f2a6c3b1d04e57', 'body': 'It works again.'}")
                        .given("GET", MESSAGES + "/18f2a6c3b1d04e57", message("18f2a6c3b1d04e57", ""))
                        .calls("POST", MESSAGES + "/send")
                        .sending("{'raw': '${json-unit.any-string}', 'threadId': '18f2a6c3b1d04e57'}")
                        .answered(200, SENT)
                        .gives("{'id': '18f2a7d01c9be3a4', 'thread': '18f2a6c3b1d04e57'}"),
                Example.of(
                                "gmail.create_draft",
                                "{'to': 'ana@acme.test', 'subject': 'Offer', 'body': '<p>Here it is.</p>', 'html': true}")
                        .calls("POST", "/gmail/v1/users/me/drafts")
                        .sending("{'message': {'raw': '${json-unit.any-string}'}}")
                        .answered(
                                200,
                                "{'id': 'r-4381907264', 'message': {'id': '18f2a7d01c9be3a4', 'threadId': '18f2a7d01c9be3a4', 'labelIds': ['DRAFT']}}")
                        .gives("{'id': 'r-4381907264', 'message': '18f2a7d01c9be3a4', 'thread': '18f2a7d01c9be3a4'}"),
                Example.of(
                                "gmail.update_draft",
                                "{'id': 'r-4381907264', 'to': 'ana@acme.test', 'subject': 'Offer', 'body': 'Cheers'}")
                        .calls("PUT", "/gmail/v1/users/me/drafts/r-4381907264")
                        .sending("{'message': {'raw': '${json-unit.any-string}'}}")
                        .answered(
                                200,
                                "{'id': 'r-4381907264', 'message': {'id': '18f2a7d01c9be3a5', 'threadId': '18f2a7d01c9be3a4', 'labelIds': ['DRAFT']}}")
                        .gives("{'id': 'r-4381907264', 'message': '18f2a7d01c9be3a5'}"),
                Example.of("gmail.send_draft", "{'id': 'r-4381907264'}")
                        .calls("POST", "/gmail/v1/users/me/drafts/send")
                        .sending("{'id': 'r-4381907264'}")
                        .answered(200, SENT)
                        .gives("{'id': '18f2a7d01c9be3a4'}"),
                Example.of("gmail.add_label", "{'id': '18f2a6c3b1d04e57', 'label': 'invoices'}")
                        .given("GET", "/gmail/v1/users/me/labels", """
                                {'labels': [{'id': 'INBOX', 'name': 'INBOX', 'type': 'system'},
                                 {'id': 'Label_7', 'name': 'Invoices', 'type': 'user', 'messageListVisibility': 'show'}]}""")
                        .calls("POST", MESSAGES + "/18f2a6c3b1d04e57/modify")
                        .sending("{'addLabelIds': ['Label_7'], 'removeLabelIds': []}")
                        .answered(
                                200,
                                "{'id': '18f2a6c3b1d04e57', 'threadId': '18f2a6c3b1d04e57', 'labelIds': ['INBOX', 'Label_7']}")
                        .gives("{'labels': ['INBOX', 'Label_7']}"),
                Example.of("gmail.archive", "{'id': '18f2a6c3b1d04e57'}")
                        .calls("POST", MESSAGES + "/18f2a6c3b1d04e57/modify")
                        .sending("{'addLabelIds': [], 'removeLabelIds': ['INBOX']}")
                        .answered(
                                200,
                                "{'id': '18f2a6c3b1d04e57', 'threadId': '18f2a6c3b1d04e57', 'labelIds': ['IMPORTANT']}")
                        .gives("{'id': '18f2a6c3b1d04e57', 'labels': ['IMPORTANT']}"),
                Example.of("gmail.mark_read", "{'id': '18f2a6c3b1d04e57'}")
                        .calls("POST", MESSAGES + "/18f2a6c3b1d04e57/modify")
                        .sending("{'addLabelIds': [], 'removeLabelIds': ['UNREAD']}")
                        .answered(
                                200,
                                "{'id': '18f2a6c3b1d04e57', 'threadId': '18f2a6c3b1d04e57', 'labelIds': ['INBOX']}")
                        .gives("{'labels': ['INBOX']}"),
                Example.of("gmail.mark_read", "{'id': '18f2a6c3b1d04e57', 'read': false}")
                        .calls("POST", MESSAGES + "/18f2a6c3b1d04e57/modify")
                        .sending("{'addLabelIds': ['UNREAD'], 'removeLabelIds': []}")
                        .answered(
                                200,
                                "{'id': '18f2a6c3b1d04e57', 'threadId': '18f2a6c3b1d04e57', 'labelIds': ['UNREAD']}")
                        .gives("{'labels': ['UNREAD']}"));
    }

    /** @param parts further fields of its payload */
    static String message(String id, String parts) {
        return """
                {'id': '%s', 'threadId': '18f2a6c3b1d04e57', 'labelIds': ['UNREAD', 'INBOX'], 'sizeEstimate': 24980,
                 'historyId': '918273', 'internalDate': '1772442000000', 'snippet': 'Since nine nobody can pay &amp; log in.',
                 'payload': {'partId': '', 'mimeType': 'multipart/mixed', 'filename': '', 'body': {'size': 0}, 'headers': [
                   {'name': 'From', 'value': 'Ana Petrov <ana@acme.test>'}, {'name': 'To', 'value': 'support@shop.test'},
                   {'name': 'Subject', 'value': '=?UTF-8?Q?The_sh=C3=B6p_is_down?='},
                   {'name': 'Message-ID', 'value': '<CAF42@mail.acme.test>'}]%s}}""".formatted(id, parts);
    }
}
