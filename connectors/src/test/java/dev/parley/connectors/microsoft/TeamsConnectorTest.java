package dev.parley.connectors.microsoft;

import static dev.parley.connectors.microsoft.GraphReplies.page;

import dev.parley.connectors.ConnectorContract;
import dev.parley.connectors.Example;
import java.util.List;

/**
 * Shapes from Microsoft Graph v1.0: "List joinedTeams", "List channels", "Send chatMessage in a channel or a chat", "Send reply",
 * "List channel messages" (learn.microsoft.com/graph/api/resources/chatmessage).
 */
class TeamsConnectorTest extends ConnectorContract {
    static final String TEAM = "fbe2bf47-16c8-47cf-b4a5-4b9b187c508b";
    static final String CHANNEL = "19:4a95f7d8db4c4e7fae857bcebe0623e6@thread.tacv2";
    static final String MESSAGES =
            "/teams/" + TEAM + "/channels/19%3A4a95f7d8db4c4e7fae857bcebe0623e6%40thread.tacv2/messages";

    static final String MESSAGE = """
            {'@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#messages/$entity', 'id': '1616990032035', 'replyToId': null,
             'etag': '1616990032035', 'messageType': 'message', 'createdDateTime': '2026-03-02T09:00:00.035Z',
             'lastModifiedDateTime': '2026-03-02T09:00:00.035Z', 'lastEditedDateTime': null, 'deletedDateTime': null, 'subject': null,
             'summary': null, 'chatId': null, 'importance': 'normal', 'locale': 'en-us',
             'webUrl': 'https://teams.microsoft.com/l/message/19%3A4a95f7d8db4c4e7fae857bcebe0623e6%40thread.tacv2/1616990032035',
             'policyViolation': null, 'eventDetail': null,
             'from': {'application': null, 'device': null, 'user': {'@odata.type': '#microsoft.graph.teamworkUserIdentity',
               'id': '8ea0e38b-efb3-4757-924a-5f94061cf8c2', 'displayName': 'Robin Kline', 'userIdentityType': 'aadUser',
               'tenantId': 'e61ef81e-8bd8-476a-92e8-4a62f8426fca'}},
             'body': {'contentType': 'html', 'content': '<p>The shop is <b>down</b> &amp; out.</p><p>Who helps?</p>'},
             'channelIdentity': {'teamId': 'fbe2bf47-16c8-47cf-b4a5-4b9b187c508b',
               'channelId': '19:4a95f7d8db4c4e7fae857bcebe0623e6@thread.tacv2'},
             'attachments': [], 'mentions': [], 'reactions': []}""";

    private static final String SHOWN = """
            {'id': '1616990032035', 'team': 'fbe2bf47-16c8-47cf-b4a5-4b9b187c508b',
             'channel': '19:4a95f7d8db4c4e7fae857bcebe0623e6@thread.tacv2', 'text': 'The shop is down & out.\\nWho helps?',
             'from': 'Robin Kline', 'fromId': '8ea0e38b-efb3-4757-924a-5f94061cf8c2', 'createdAt': '2026-03-02T09:00:00.035Z'}""";

    private static final String CHAT = "19:2da4c29f6d7041eca70b638b43d45437@thread.v2";

    TeamsConnectorTest() {
        super(new TeamsConnector());
    }

    @Override
    protected String refusal(String words) {
        return GraphReplies.error("Forbidden", words);
    }

    @Override
    protected List<Example> examples() {
        return List.of(
                Example.of("teams.list_teams", "{}")
                        .calls("GET", "/me/joinedTeams")
                        .answered(200, page(team("Shop"), "/me/joinedTeams?$skiptoken=x"))
                        .secondPage(
                                "/me/joinedTeams?$skiptoken=x",
                                page(team("Site")),
                                "{'teams': [{'id': '" + TEAM + "', 'name': 'Shop'}, {'name': 'Site'}], 'more': false}"),
                Example.of("teams.list_channels", "{'team': '" + TEAM + "'}")
                        .calls("GET", "/teams/" + TEAM + "/channels")
                        .answered(200, page("""
                                {'id': '19:4a95f7d8db4c4e7fae857bcebe0623e6@thread.tacv2', 'createdDateTime': '2026-01-02T09:00:00Z',
                                 'displayName': 'General', 'description': null, 'membershipType': 'standard', 'isArchived': false}"""))
                        .gives("{'channels': [{'id': '" + CHANNEL + "', 'name': 'General'}], 'more': false}"),
                Example.of(
                                "teams.send_channel_message",
                                "{'team': '%s', 'channel': '%s', 'text': 'The shop is down.'}".formatted(TEAM, CHANNEL))
                        .calls("POST", MESSAGES)
                        .sending("{'body': {'contentType': 'text', 'content': 'The shop is down.'}}")
                        .answered(201, MESSAGE)
                        .gives(SHOWN),
                Example.of(
                                "teams.reply_to_message",
                                "{'team': '%s', 'channel': '%s', 'message': '1616990032035', 'text': '<b>On it</b>', 'html': true}"
                                        .formatted(TEAM, CHANNEL))
                        .calls("POST", MESSAGES + "/1616990032035/replies")
                        .sending("{'body': {'contentType': 'html', 'content': '<b>On it</b>'}}")
                        .answered(201, MESSAGE.replace("'replyToId': null", "'replyToId': '1616990032035'"))
                        .gives(SHOWN),
                Example.of("teams.send_chat_message", "{'to': '%s', 'text': 'The shop is down.'}".formatted(CHAT))
                        .calls("POST", "/chats/19%3A2da4c29f6d7041eca70b638b43d45437%40thread.v2/messages")
                        .sending("{'body': {'contentType': 'text', 'content': 'The shop is down.'}}")
                        .answered(
                                201,
                                MESSAGE.replace("'chatId': null", "'chatId': '" + CHAT + "'")
                                        .replaceAll("'channelIdentity': \\{[^}]*}", "'channelIdentity': null"))
                        .gives("{'id': '1616990032035', 'chat': '" + CHAT + "', 'from': 'Robin Kline'}"),
                Example.of("teams.list_messages", "{'team': '%s', 'channel': '%s'}".formatted(TEAM, CHANNEL))
                        .calls("GET", MESSAGES)
                        .asking("$top", "50")
                        .answered(
                                200,
                                page(
                                        MESSAGE + "," + MESSAGE.replace("'message',", "'systemEventMessage',"),
                                        MESSAGES + "?$skiptoken=x"))
                        .secondPage(
                                MESSAGES + "?$skiptoken=x",
                                page(MESSAGE.replace("1616990032035", "1616990032036")),
                                "{'messages': [" + SHOWN + ", {'id': '1616990032036'}], 'more': false}"));
    }

    private static String team(String name) {
        return "{'id': '%s', 'displayName': '%s', 'description': null, 'isArchived': false, 'webUrl': null}"
                .formatted(TEAM, name);
    }
}
