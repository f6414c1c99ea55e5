package dev.parley.connectors.slack;

import dev.parley.connectors.ConnectorContract;
import dev.parley.connectors.Example;
import java.util.List;

/** Shapes from docs.slack.dev, "Web API methods". */
class SlackConnectorTest extends ConnectorContract {
    private static final String POSTED = """
            {'ok': true, 'channel': 'C012AB3CD', 'ts': '1503435956.000247',
             'message': {'text': 'The API fix is done.', 'username': 'parley', 'bot_id': 'B19LU7CSY', 'type': 'message',
              'subtype': 'bot_message', 'ts': '1503435956.000247'}}""";

    private static final String CHANNELS = """
            {'ok': true, 'channels': [{'id': 'C012AB3CD', 'name': 'general', 'is_channel': true, 'is_private': false,
              'is_archived': false, 'is_member': true, 'num_members': 4, 'created': 1449252889,
              'topic': {'value': 'Company-wide', 'creator': '', 'last_set': 0},
              'purpose': {'value': 'Announcements', 'creator': '', 'last_set': 0}}],
             'response_metadata': {'next_cursor': '%s'}}""";

    private static final String MEMBER = """
            {'id': 'W012A3CDE', 'team_id': 'T012AB3C4', 'name': 'spengler', 'deleted': false, 'real_name': 'Egon Spengler',
             'tz': 'America/Los_Angeles', 'is_bot': false, 'updated': 1502138686,
             'profile': {'title': 'Physicist', 'real_name': 'Egon Spengler', 'display_name': 'spengler',
              'email': 'spengler@ghostbusters.example.com'}}""";

    SlackConnectorTest() {
        super(new SlackConnector());
    }

    @Override
    protected String refusal(String words) {
        return "{\"ok\": false, \"error\": \"%s\"}".formatted(words);
    }

    @Override
    protected List<Example> examples() {
        return List.of(
                Example.of("slack.send_message", "{'channel': '#general', 'text': 'Hi', 'thread': '1503435956.000001'}")
                        .calls("POST", "/chat.postMessage")
                        .sending("{'channel': '#general', 'text': 'Hi', 'thread_ts': '1503435956.000001'}")
                        .answered(200, POSTED)
                        .gives("{'channel': 'C012AB3CD', 'ts': '1503435956.000247'}"),
                Example.of("slack.send_direct", "{'user': 'spengler@ghostbusters.example.com', 'text': 'Hi'}")
                        .given("GET", "/users.lookupByEmail", "{'ok': true, 'user': " + MEMBER + "}")
                        .given("POST", "/conversations.open", "{'ok': true, 'channel': {'id': 'D069C7QFK'}}")
                        .calls("POST", "/chat.postMessage")
                        .sending("{'channel': 'D069C7QFK', 'text': 'Hi'}")
                        .answered(200, POSTED.replace("C012AB3CD", "D069C7QFK"))
                        .gives("{'channel': 'D069C7QFK', 'ts': '1503435956.000247'}"),
                Example.of("slack.update_message", "{'channel': 'general', 'ts': '1503435956.000247', 'text': 'Done.'}")
                        .given("GET", "/conversations.list", CHANNELS.formatted(""))
                        .calls("POST", "/chat.update")
                        .sending("{'channel': 'C012AB3CD', 'ts': '1503435956.000247', 'text': 'Done.'}")
                        .answered(
                                200,
                                "{'ok': true, 'channel': 'C012AB3CD', 'ts': '1503435956.000247', 'text': 'Done.', 'message': {}}")
                        .gives("{'channel': 'C012AB3CD', 'ts': '1503435956.000247'}"),
                Example.of("slack.read_channel", "{'channel': 'C012AB3CD', 'since': '2026-03-02T09:00:00Z'}")
                        .calls("GET", "/conversations.history")
                        .asking("channel", "C012AB3CD")
                        .asking("oldest", "1772442000")
                        .answered(200, """
                                {'ok': true, 'messages': [{'type': 'message', 'user': 'W012A3CDE', 'text': '80% done', 'ts': '1512085950.000216',
                                  'thread_ts': '1512085950.000216', 'reply_count': 3}],
                                 'has_more': true, 'pin_count': 0, 'response_metadata': {'next_cursor': 'bmV4dF90czox'}}""")
                        .secondPage(
                                "/conversations.history?channel=C012AB3CD&oldest=1772442000&limit=100&cursor=bmV4dF90czox",
                                "{'ok': true, 'messages': [{'type': 'message', 'bot_id': 'B19LU7CSY', 'text': 'Deployed', 'ts': '1512085940.000100'}], 'has_more': false}",
                                """
                                {'messages': [{'ts': '1512085950.000216', 'text': '80% done', 'user': 'W012A3CDE', 'thread': '1512085950.000216', 'replies': 3},
                                              {'ts': '1512085940.000100', 'text': 'Deployed'}], 'more': false}"""),
                Example.of("slack.read_thread", "{'channel': 'C012AB3CD', 'thread': '1482960137.003543', 'limit': 2}")
                        .calls("GET", "/conversations.replies")
                        .asking("ts", "1482960137.003543")
                        .asking("limit", "2")
                        .answered(200, """
                                {'ok': true, 'messages': [
                                  {'type': 'message', 'user': 'W012A3CDE', 'text': 'island', 'thread_ts': '1482960137.003543', 'reply_count': 3, 'ts': '1482960137.003543'},
                                  {'type': 'message', 'user': 'U061F7AUR', 'text': 'one island', 'thread_ts': '1482960137.003543', 'ts': '1483037603.017503'}],
                                 'has_more': true, 'response_metadata': {'next_cursor': 'bmV4dF90czox'}}""")
                        .gives("""
                                {'messages': [{'text': 'island', 'replies': 3}, {'text': 'one island', 'thread': '1482960137.003543'}], 'more': true}"""),
                Example.of("slack.search_messages", "{'query': 'Acme in:#acme-technical'}")
                        .calls("GET", "/search.messages")
                        .asking("query", "Acme in:#acme-technical")
                        .asking("sort", "timestamp")
                        .answered(200, """
                                {'ok': true, 'query': 'Acme', 'messages': {'total': 1, 'paging': {'count': 100, 'total': 1, 'page': 1, 'pages': 1},
                                  'matches': [{'iid': 'cb64bdaa', 'team': 'T061EG9R6', 'type': 'message', 'ts': '1508284197.000015',
                                   'channel': {'id': 'C012AB3CD', 'name': 'acme-technical', 'is_private': false}, 'user': 'U2U85N1RV',
                                   'username': 'john', 'text': 'API fix is 80% done', 'permalink': 'https://acme.slack.com/archives/C012AB3CD/p1508284197000015'}]}}""")
                        .gives("""
                                {'messages': [{'ts': '1508284197.000015', 'text': 'API fix is 80% done', 'author': 'john', 'channel': 'C012AB3CD',
                                  'channelName': 'acme-technical', 'url': 'https://acme.slack.com/archives/C012AB3CD/p1508284197000015'}], 'more': false}"""),
                Example.of(
                                "slack.add_reaction",
                                "{'channel': 'C012AB3CD', 'ts': '1503435956.000247', 'emoji': ':eyes:'}")
                        .calls("POST", "/reactions.add")
                        .sending("{'channel': 'C012AB3CD', 'timestamp': '1503435956.000247', 'name': 'eyes'}")
                        .answered(200, "{'ok': true}")
                        .gives("{'channel': 'C012AB3CD', 'ts': '1503435956.000247', 'emoji': 'eyes'}"),
                Example.of("slack.list_channels", "{'limit': 1000}")
                        .calls("GET", "/conversations.list")
                        .asking("types", "public_channel,private_channel")
                        .asking("limit", "200")
                        .answered(200, CHANNELS.formatted("dGVhbTpDMDYxRkE1UEI="))
                        .secondPage(
                                "/conversations.list?types=public_channel%2Cprivate_channel&exclude_archived=true&limit=200&cursor=dGVhbTpDMDYxRkE1UEI%3D",
                                CHANNELS.formatted("").replace("general", "random"), """
                                {'channels': [{'id': 'C012AB3CD', 'name': 'general', 'isPrivate': false, 'isMember': true, 'members': 4,
                                  'topic': 'Company-wide', 'purpose': 'Announcements'}, {'name': 'random'}], 'more': false}"""),
                Example.of("slack.set_topic", "{'channel': '#general', 'topic': 'Apply the brakes'}")
                        .given("GET", "/conversations.list", CHANNELS.formatted(""))
                        .calls("POST", "/conversations.setTopic")
                        .sending("{'channel': 'C012AB3CD', 'topic': 'Apply the brakes'}")
                        .answered(
                                200,
                                "{'ok': true, 'channel': {'id': 'C012AB3CD', 'topic': {'value': 'Apply the brakes'}}}")
                        .gives("{'channel': 'C012AB3CD', 'topic': 'Apply the brakes'}"),
                Example.of("slack.create_channel", "{'name': '#Incident 42', 'isPrivate': true}")
                        .calls("POST", "/conversations.create")
                        .sending("{'name': 'incident-42', 'is_private': true}")
                        .answered(
                                200,
                                "{'ok': true, 'channel': {'id': 'C0EAQDV4Z', 'name': 'incident-42', 'is_private': true}}")
                        .gives("{'id': 'C0EAQDV4Z', 'name': 'incident-42'}"),
                Example.of("slack.invite", "{'channel': 'C012AB3CD', 'users': ['U061F7AUR', '@Egon Spengler']}")
                        .given("GET", "/users.list", "{'ok': true, 'members': [" + MEMBER + "]}")
                        .calls("POST", "/conversations.invite")
                        .sending("{'channel': 'C012AB3CD', 'users': 'U061F7AUR,W012A3CDE'}")
                        .answered(200, "{'ok': true, 'channel': {'id': 'C012AB3CD', 'name': 'general'}}")
                        .gives("{'channel': 'C012AB3CD', 'users': ['U061F7AUR', 'W012A3CDE']}"),
                Example.of("slack.list_users", "{}")
                        .calls("GET", "/users.list")
                        .answered(
                                200,
                                "{'ok': true, 'members': [" + MEMBER
                                        + "], 'cache_ts': 1498777272, 'response_metadata': {'next_cursor': 'dXNlcjpVMEc5V0ZYTlo='}}")
                        .secondPage(
                                "/users.list?limit=200&cursor=dXNlcjpVMEc5V0ZYTlo%3D",
                                "{'ok': true, 'members': [{'id': 'U07QCRPA4', 'name': 'glinda', 'deleted': true, 'profile': {}}]}",
                                """
                                {'users': [{'id': 'W012A3CDE', 'name': 'spengler', 'fullName': 'Egon Spengler', 'title': 'Physicist',
                                  'email': 'spengler@ghostbusters.example.com', 'isBot': false, 'isGone': false},
                                 {'id': 'U07QCRPA4', 'name': 'glinda', 'isGone': true}], 'more': false}"""),
                Example.of("slack.find_user", "{'email': 'spengler@ghostbusters.example.com'}")
                        .calls("GET", "/users.lookupByEmail")
                        .asking("email", "spengler@ghostbusters.example.com")
                        .answered(200, "{'ok': true, 'user': " + MEMBER + "}")
                        .gives("""
                                {'id': 'W012A3CDE', 'name': 'spengler', 'fullName': 'Egon Spengler', 'title': 'Physicist',
                                 'email': 'spengler@ghostbusters.example.com', 'zone': 'America/Los_Angeles'}"""),
                Example.of("slack.get_presence", "{'user': '@spengler'}")
                        .given("GET", "/users.list", "{'ok': true, 'members': [" + MEMBER + "]}")
                        .calls("GET", "/users.getPresence")
                        .asking("user", "W012A3CDE")
                        .answered(200, "{'ok': true, 'presence': 'active'}")
                        .gives("{'user': 'W012A3CDE', 'presence': 'active', 'active': true}"),
                Example.of(
                                "slack.upload_text_file",
                                "{'channel': 'C012AB3CD', 'name': 'calls.md', 'content': 'Schön', 'comment': 'Today'}")
                        .given("GET", "/files.getUploadURLExternal", """
                                {'ok': true, 'upload_url': '{far}/upload/v1/ABC123', 'file_id': 'F123ABC456'}""")
                        .given("POST", "/upload/v1/ABC123", "")
                        .calls("POST", "/files.completeUploadExternal")
                        .sending(
                                "{'files': [{'id': 'F123ABC456', 'title': 'calls.md'}], 'channel_id': 'C012AB3CD', 'initial_comment': 'Today'}")
                        .answered(200, "{'ok': true, 'files': [{'id': 'F123ABC456', 'title': 'calls.md'}]}")
                        .gives("{'id': 'F123ABC456', 'name': 'calls.md', 'channel': 'C012AB3CD'}"));
    }
}
