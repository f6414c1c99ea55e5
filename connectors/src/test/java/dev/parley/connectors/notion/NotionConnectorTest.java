package dev.parley.connectors.notion;

import dev.parley.connectors.ConnectorContract;
import dev.parley.connectors.Example;
import java.util.List;

/** Shapes from developers.notion.com, "API reference", version 2022-06-28. */
class NotionConnectorTest extends ConnectorContract {
    static final String PAGE = """
            {'object': 'page', 'id': 'be633bf1-dfa0-436d-b259-571129a590e5', 'created_time': '2026-03-02T09:00:00.000Z',
             'last_edited_time': '2026-03-02T09:30:00.000Z', 'archived': false, 'in_trash': false,
             'url': 'https://www.notion.so/Acme-be633bf1dfa0436db259571129a590e5',
             'parent': {'type': 'database_id', 'database_id': 'd9824bdc-8445-4327-be8b-5b47500af6ce'}, 'properties': {
              'Name': {'id': 'title', 'type': 'title', 'title': [{'type': 'text', 'text': {'content': 'Acme '}, 'plain_text': 'Acme '},
               {'type': 'text', 'text': {'content': 'Industries'}, 'plain_text': 'Industries', 'annotations': {'bold': true}}]},
              'Status': {'id': 'a', 'type': 'status', 'status': {'id': '1', 'name': 'In progress', 'color': 'blue'}},
              'Stage': {'id': 'b', 'type': 'select', 'select': null},
              'Tags': {'id': 'c', 'type': 'multi_select', 'multi_select': [{'name': 'Q4'}, {'name': 'Big'}]},
              'Amount': {'id': 'd', 'type': 'number', 'number': 500000},
              'Due': {'id': 'e', 'type': 'date', 'date': {'start': '2026-12-20', 'end': null}},
              'Owner': {'id': 'f', 'type': 'people', 'people': [{'object': 'user', 'id': 'u1', 'name': 'Sarah Chen'}]},
              'Calls': {'id': 'g', 'type': 'relation', 'relation': [{'id': '5c6a'}], 'has_more': false},
              'Done': {'id': 'h', 'type': 'checkbox', 'checkbox': false},
              'Weight': {'id': 'i', 'type': 'formula', 'formula': {'type': 'number', 'number': 0.5}},
              'No': {'id': 'j', 'type': 'unique_id', 'unique_id': {'prefix': 'ACC', 'number': 12}},
              'Sum': {'id': 'k', 'type': 'rollup', 'rollup': {'type': 'array', 'array': [{'type': 'number', 'number': 3}]}}}}""";

    private static final String SHOWN = """
            {'id': 'be633bf1-dfa0-436d-b259-571129a590e5', 'title': 'Acme Industries', 'database': 'd9824bdc-8445-4327-be8b-5b47500af6ce',
             'url': 'https://www.notion.so/Acme-be633bf1dfa0436db259571129a590e5', 'createdAt': '2026-03-02T09:00:00Z',
             'editedAt': '2026-03-02T09:30:00Z', 'properties': {'Name': 'Acme Industries', 'Status': 'In progress', 'Tags': ['Q4', 'Big'],
              'Amount': 500000, 'Due': '2026-12-20', 'Owner': ['Sarah Chen'], 'Calls': ['5c6a'], 'Done': false, 'Weight': 0.5, 'No': 'ACC-12',
              'Sum': [3]}}""";

    private static final String DATABASE = """
            {'object': 'database', 'id': 'd9824bdc-8445-4327-be8b-5b47500af6ce', 'title': [{'plain_text': 'Accounts'}], 'properties': {
              'Name': {'id': 'title', 'name': 'Name', 'type': 'title', 'title': {}},
              'Status': {'id': 'a', 'name': 'Status', 'type': 'status', 'status': {'options': []}},
              'Tags': {'id': 'c', 'name': 'Tags', 'type': 'multi_select', 'multi_select': {'options': []}},
              'Amount': {'id': 'd', 'name': 'Amount', 'type': 'number', 'number': {'format': 'dollar'}},
              'Due': {'id': 'e', 'name': 'Due', 'type': 'date', 'date': {}},
              'Owner': {'id': 'f', 'name': 'Owner', 'type': 'people', 'people': {}}}}""";

    NotionConnectorTest() {
        super(new NotionConnector());
    }

    @Override
    protected String refusal(String words) {
        return "{\"object\": \"error\", \"status\": 400, \"code\": \"validation_error\", \"message\": \"%s\"}"
                .formatted(words);
    }

    @Override
    protected List<Example> examples() {
        return List.of(
                Example.of("notion.search", "{'query': 'Acme', 'kind': 'page'}")
                        .calls("POST", "/v1/search")
                        .sending("""
                                {'query': 'Acme', 'filter': {'property': 'object', 'value': 'page'}, 'page_size': 20,
                                 'sort': {'direction': 'descending', 'timestamp': 'last_edited_time'}}""")
                        .answered(
                                200,
                                "{'object': 'list', 'results': [" + PAGE + ", " + DATABASE
                                        + "], 'next_cursor': null, 'has_more': false}")
                        .gives("""
                                {'results': [{'id': 'be633bf1-dfa0-436d-b259-571129a590e5', 'kind': 'page', 'title': 'Acme Industries',
                                  'database': 'd9824bdc-8445-4327-be8b-5b47500af6ce'}, {'kind': 'database', 'title': 'Accounts'}], 'more': false}"""),
                Example.of("notion.query_database", """
                                {'database': 'https://www.notion.so/acme/d9824bdc84454327be8b5b47500af6ce?v=1', 'where': {'status': 'In progress', 'Tags': 'Q4'},
                                 'filter': {'property': 'Amount', 'number': {'greater_than': 1000}}, 'sorts': [{'property': 'Due', 'descending': true}]}""")
                        .given("GET", "/v1/databases/d9824bdc84454327be8b5b47500af6ce", DATABASE)
                        .calls("POST", "/v1/databases/d9824bdc84454327be8b5b47500af6ce/query")
                        .sending("""
                                {'filter': {'and': [{'property': 'Status', 'status': {'equals': 'In progress'}},
                                  {'property': 'Tags', 'multi_select': {'contains': 'Q4'}}, {'property': 'Amount', 'number': {'greater_than': 1000}}]},
                                 'sorts': [{'property': 'Due', 'direction': 'descending'}], 'page_size': 100}""")
                        .answered(
                                200,
                                "{'object': 'list', 'results': [" + PAGE + "], 'next_cursor': null, 'has_more': false}")
                        .gives("{'pages': [" + SHOWN + "], 'more': false}"),
                Example.of(
                                "notion.get_page",
                                "{'page': 'https://www.notion.so/Acme-be633bf1dfa0436db259571129a590e5?pvs=4'}")
                        .calls("GET", "/v1/pages/be633bf1dfa0436db259571129a590e5")
                        .answered(200, PAGE)
                        .gives(SHOWN),
                Example.of("notion.create_page", """
                                {'database': 'd9824bdc-8445-4327-be8b-5b47500af6ce', 'title': 'Acme', 'text': '# Call\\nWent well',
                                 'properties': {'status': 'Open', 'Tags': ['Q4'], 'Amount': 5, 'Due': '2026-12-20', 'Owner': 'u1'}}""")
                        .given("GET", "/v1/databases/d9824bdc-8445-4327-be8b-5b47500af6ce", DATABASE)
                        .calls("POST", "/v1/pages")
                        .sending("""
                                {'parent': {'database_id': 'd9824bdc-8445-4327-be8b-5b47500af6ce'}, 'properties': {
                                  'Name': {'title': [{'type': 'text', 'text': {'content': 'Acme'}}]}, 'Status': {'status': {'name': 'Open'}},
                                  'Tags': {'multi_select': [{'name': 'Q4'}]}, 'Amount': {'number': 5}, 'Due': {'date': {'start': '2026-12-20'}},
                                  'Owner': {'people': [{'id': 'u1'}]}},
                                 'children': [{'object': 'block', 'type': 'heading_1', 'heading_1': {'rich_text': [{'type': 'text', 'text': {'content': 'Call'}}]}},
                                  {'object': 'block', 'type': 'paragraph', 'paragraph': {'rich_text': [{'type': 'text', 'text': {'content': 'Went well'}}]}}]}""")
                        .answered(200, PAGE)
                        .gives(
                                "{'id': 'be633bf1-dfa0-436d-b259-571129a590e5', 'url': 'https://www.notion.so/Acme-be633bf1dfa0436db259571129a590e5'}"),
                Example.of("notion.create_page", "{'page': 'be633bf1-dfa0-436d-b259-571129a590e5', 'title': 'Notes'}")
                        .calls("POST", "/v1/pages")
                        .sending("""
                                {'parent': {'page_id': 'be633bf1-dfa0-436d-b259-571129a590e5'}, 'children': [],
                                 'properties': {'title': [{'type': 'text', 'text': {'content': 'Notes'}}]}}""")
                        .answered(200, PAGE)
                        .gives("{'id': 'be633bf1-dfa0-436d-b259-571129a590e5'}"),
                Example.of(
                                "notion.update_page",
                                "{'page': 'be633bf1-dfa0-436d-b259-571129a590e5', 'properties': {'Status': 'Done', 'Due': null}}")
                        .given("GET", "/v1/pages/be633bf1-dfa0-436d-b259-571129a590e5", PAGE)
                        .calls("PATCH", "/v1/pages/be633bf1-dfa0-436d-b259-571129a590e5")
                        .sending("{'properties': {'Status': {'status': {'name': 'Done'}}, 'Due': {'date': null}}}")
                        .answered(200, PAGE)
                        .gives(SHOWN),
                Example.of(
                                "notion.append_text",
                                "{'page': 'be633bf1-dfa0-436d-b259-571129a590e5', 'text': '- [x] Called\\n\\nAll well'}")
                        .calls("PATCH", "/v1/blocks/be633bf1-dfa0-436d-b259-571129a590e5/children")
                        .sending("""
                                {'children': [{'object': 'block', 'type': 'to_do', 'to_do': {'rich_text': [{'type': 'text', 'text': {'content': 'Called'}}], 'checked': true}},
                                 {'object': 'block', 'type': 'paragraph', 'paragraph': {'rich_text': [{'type': 'text', 'text': {'content': 'All well'}}]}}]}""")
                        .answered(200, "{'object': 'list', 'results': []}")
                        .gives("{'page': 'be633bf1-dfa0-436d-b259-571129a590e5', 'blocks': 2}"),
                Example.of("notion.get_page_text", "{'page': 'be633bf1-dfa0-436d-b259-571129a590e5'}")
                        .calls("GET", "/v1/blocks/be633bf1-dfa0-436d-b259-571129a590e5/children")
                        .asking("page_size", "100")
                        .answered(
                                200,
                                "{'object': 'list', 'results': ["
                                        + block("heading_2", "Close by Q4")
                                        + "], 'next_cursor': 'fe2cc560', 'has_more': true}")
                        .secondPage(
                                "/v1/blocks/be633bf1-dfa0-436d-b259-571129a590e5/children?page_size=100&start_cursor=fe2cc560",
                                "{'object': 'list', 'results': [" + block("bulleted_list_item", "Call Jane")
                                        + "], 'next_cursor': null, 'has_more': false}",
                                "{'text': '## Close by Q4\\n- Call Jane', 'more': false}"),
                Example.of("notion.list_users", "{}")
                        .calls("GET", "/v1/users")
                        .asking("page_size", "100")
                        .answered(200, """
                                {'object': 'list', 'has_more': true, 'next_cursor': 'fe2cc560', 'results': [{'object': 'user', 'id': 'd40e767c',
                                 'type': 'person', 'person': {'email': 'avo@example.org'}, 'name': 'Avocado Lovelace', 'avatar_url': null}]}""")
                        .secondPage(
                                "/v1/users?page_size=100&start_cursor=fe2cc560",
                                "{'object': 'list', 'has_more': false, 'next_cursor': null, 'results': [{'object': 'user', 'id': '9a3b5ae0', 'type': 'bot', 'bot': {}, 'name': 'Doug'}]}",
                                """
                                {'users': [{'id': 'd40e767c', 'name': 'Avocado Lovelace', 'kind': 'person', 'email': 'avo@example.org'},
                                 {'id': '9a3b5ae0', 'name': 'Doug', 'kind': 'bot'}], 'more': false}"""),
                Example.of(
                                "notion.add_comment",
                                "{'page': 'be633bf1-dfa0-436d-b259-571129a590e5', 'text': 'Well done.'}")
                        .calls("POST", "/v1/comments")
                        .sending("""
                                {'parent': {'page_id': 'be633bf1-dfa0-436d-b259-571129a590e5'}, 'rich_text': [{'type': 'text', 'text': {'content': 'Well done.'}}]}""")
                        .answered(200, """
                                {'object': 'comment', 'id': 'b52b8ed6', 'created_time': '2026-03-02T09:30:00.000Z', 'discussion_id': 'f1407351',
                                 'rich_text': [{'type': 'text', 'text': {'content': 'Well done.'}, 'plain_text': 'Well done.'}]}""")
                        .gives("{'id': 'b52b8ed6', 'text': 'Well done.', 'createdAt': '2026-03-02T09:30:00Z'}"));
    }

    static String block(String type, String text) {
        return """
                {'object': 'block', 'id': 'c02fc1d3', 'type': '%1$s', 'has_children': false,
                 '%1$s': {'rich_text': [{'type': 'text', 'plain_text': '%2$s'}]}}""".formatted(type, text);
    }
}
