package dev.parley.connectors.microsoft;

import static dev.parley.connectors.microsoft.GraphReplies.page;

import dev.parley.connectors.ConnectorContract;
import dev.parley.connectors.Example;
import java.util.List;

/**
 * Shapes from Microsoft Graph v1.0: "List messages", "Get message", "user: sendMail", "Create message", "message: send", "message:
 * reply", "message: move", "Update message" (learn.microsoft.com/graph/api/resources/message). The SDK writes the parameters of actions
 * as Graph's metadata does, with a capital.
 */
class OutlookConnectorTest extends ConnectorContract {
    private static final String MESSAGE = """
            {'@odata.etag': 'W/CQAAABYAAAC4ofQHEIqCSbQPot83AFcbAAAnjjuZ', 'id': 'AAMkAGUAAAwTW09AAA=',
             'createdDateTime': '2026-03-02T08:59:58Z', 'lastModifiedDateTime': '2026-03-02T09:00:01Z', 'changeKey': 'CQAAABYAAAC4',
             'categories': [], 'receivedDateTime': '2026-03-02T09:00:00Z', 'sentDateTime': '2026-03-02T08:59:58Z',
             'hasAttachments': true, 'internetMessageId': '<MWHPR6E1BE060@acme.test>', 'subject': 'Invoice 2026-017',
             'bodyPreview': 'Please find our invoice attached.', 'importance': 'normal', 'parentFolderId': 'AQMkAGUAAAIBDAAAAA==',
             'conversationId': 'AAQkAGUVJD', 'isDeliveryReceiptRequested': null, 'isReadReceiptRequested': false, 'isRead': false,
             'isDraft': false, 'webLink': 'https://outlook.office365.com/owa/?ItemID=AAMkAGUAAAwTW09AAA%3D&viewmodel=ReadMessageItem',
             'inferenceClassification': 'focused', 'body': {'contentType': 'text', 'content': 'Please find our invoice attached.'},
             'sender': {'emailAddress': {'name': 'Acme Billing', 'address': 'billing@acme.test'}},
             'from': {'emailAddress': {'name': 'Acme Billing', 'address': 'billing@acme.test'}},
             'toRecipients': [{'emailAddress': {'name': 'Ana', 'address': 'ana@contoso.test'}}], 'ccRecipients': [],
             'bccRecipients': [], 'replyTo': [], 'flag': {'flagStatus': 'notFlagged'}}""";

    private static final String SHOWN = """
            {'id': 'AAMkAGUAAAwTW09AAA=', 'subject': 'Invoice 2026-017', 'from': 'billing@acme.test', 'fromName': 'Acme Billing',
             'to': ['ana@contoso.test'], 'cc': [], 'receivedAt': '2026-03-02T09:00:00Z', 'read': false, 'hasAttachments': true,
             'preview': 'Please find our invoice attached.', 'body': 'Please find our invoice attached.', 'conversation': 'AAQkAGUVJD',
             'url': 'https://outlook.office365.com/owa/?ItemID=AAMkAGUAAAwTW09AAA%3D&viewmodel=ReadMessageItem'}""";

    private static final String LETTER = """
            {'@odata.type': '#microsoft.graph.message', 'subject': 'Thanks', 'body': {'contentType': 'text', 'content': 'It is paid.'},
             'toRecipients': [{'emailAddress': {'address': 'billing@acme.test'}}], 'ccRecipients': [], 'bccRecipients': []}""";

    OutlookConnectorTest() {
        super(new OutlookConnector());
    }

    @Override
    protected String refusal(String words) {
        return GraphReplies.error("ErrorAccessDenied", words);
    }

    @Override
    protected List<Example> examples() {
        return List.of(
                Example.of("outlook.search_messages", "{'unread': true, 'since': '2026-03-01T00:00:00Z'}")
                        .calls("GET", "/me/messages")
                        .asking("$filter", "receivedDateTime ge 2026-03-01T00:00:00Z and isRead eq false")
                        .asking("$top", "25")
                        .answered(200, page(MESSAGE, "/me/messages?$top=25&$skip=25"))
                        .secondPage(
                                "/me/messages?$top=25&$skip=25",
                                page(MESSAGE.replace("AAMkAGUAAAwTW09AAA=", "AAMkAGUAAAwTW10AAA=")),
                                "{'messages': [" + SHOWN + ", {'id': 'AAMkAGUAAAwTW10AAA='}], 'more': false}"),
                Example.of("outlook.get_message", "{'id': 'AAMkAGUAAAwTW09AAA='}")
                        .calls("GET", "/me/messages/AAMkAGUAAAwTW09AAA%3D")
                        .answered(200, MESSAGE)
                        .gives(SHOWN),
                Example.of(
                                "outlook.send_mail",
                                "{'to': ['billing@acme.test'], 'subject': 'Thanks', 'body': 'It is paid.'}")
                        .calls("POST", "/me/sendMail")
                        .sending("{'Message': " + LETTER + ", 'SaveToSentItems': true}")
                        .answered(202, "")
                        .gives("{'accepted': true}"),
                Example.of(
                                "outlook.create_draft",
                                "{'to': ['billing@acme.test'], 'subject': 'Thanks', 'body': 'It is paid.'}")
                        .calls("POST", "/me/messages")
                        .sending(LETTER)
                        .answered(201, MESSAGE.replace("'isDraft': false", "'isDraft': true"))
                        .gives(SHOWN),
                Example.of("outlook.send_draft", "{'id': 'AAMkAGUAAAwTW09AAA='}")
                        .calls("POST", "/me/messages/AAMkAGUAAAwTW09AAA%3D/send")
                        .answered(202, "")
                        .gives("{'accepted': true}"),
                Example.of("outlook.reply", "{'id': 'AAMkAGUAAAwTW09AAA=', 'text': 'It is paid.'}")
                        .calls("POST", "/me/messages/AAMkAGUAAAwTW09AAA%3D/reply")
                        .sending("{'Comment': 'It is paid.'}")
                        .answered(202, "")
                        .gives("{'accepted': true}"),
                Example.of("outlook.reply", "{'id': 'AAMkAGUAAAwTW09AAA=', 'text': 'It is paid.', 'all': true}")
                        .calls("POST", "/me/messages/AAMkAGUAAAwTW09AAA%3D/replyAll")
                        .sending("{'Comment': 'It is paid.'}")
                        .answered(202, "")
                        .gives("{'accepted': true}"),
                Example.of("outlook.move_message", "{'id': 'AAMkAGUAAAwTW09AAA=', 'folder': 'Deleted Items'}")
                        .calls("POST", "/me/messages/AAMkAGUAAAwTW09AAA%3D/move")
                        .sending("{'DestinationId': 'deleteditems'}")
                        .answered(201, MESSAGE)
                        .gives(SHOWN),
                Example.of("outlook.mark_read", "{'id': 'AAMkAGUAAAwTW09AAA='}")
                        .calls("PATCH", "/me/messages/AAMkAGUAAAwTW09AAA%3D")
                        .sending("{'@odata.type': '#microsoft.graph.message', 'isRead': true}")
                        .answered(200, MESSAGE.replace("'isRead': false", "'isRead': true"))
                        .gives("{'id': 'AAMkAGUAAAwTW09AAA=', 'read': true}"));
    }
}
