package dev.parley.connectors.hubspot;

import dev.parley.connectors.ConnectorContract;
import dev.parley.connectors.Example;
import java.util.List;

/** Shapes from HubSpot's CRM API, version 3, and its associations, version 4. */
class HubSpotConnectorTest extends ConnectorContract {
    private static final String JANE = """
            {'id': '512', 'properties': {'createdate': '2026-03-02T09:00:00.000Z', 'email': 'jane@acme.example', 'firstname': 'Jane',
             'hs_object_id': '512', 'lastmodifieddate': '2026-03-02T09:30:00.000Z', 'lastname': 'Wilson'},
             'createdAt': '2026-03-02T09:00:00.000Z', 'updatedAt': '2026-03-02T09:30:00.000Z', 'archived': false}""";
    private static final String SHOWN =
            "{'id': '512', 'properties': {'email': 'jane@acme.example', 'firstname': 'Jane'}, 'updatedAt': '2026-03-02T09:30:00Z'}";
    private static final String DEAL = """
            {'id': '9123', 'properties': {'amount': '500000', 'dealname': 'Acme', 'dealstage': 'presentationscheduled'},
             'createdAt': '2026-03-02T09:00:00.000Z', 'updatedAt': '2026-03-02T09:30:00.000Z', 'archived': false}""";

    HubSpotConnectorTest() {
        super(new HubSpotConnector());
    }

    @Override
    protected String refusal(String words) {
        return """
                {"status": "error", "message": "%s", "correlationId": "aeb5f871-7f07-4993-9211-075dc63e7cbf",
                 "category": "VALIDATION_ERROR"}""".formatted(words);
    }

    @Override
    protected List<Example> examples() {
        return List.of(
                Example.of(
                                "hubspot.search_contacts",
                                "{'filters': [{'property': 'email', 'value': 'jane@acme.example'}], 'properties': ['email'], 'limit': 10}")
                        .calls("POST", "/crm/v3/objects/contacts/search")
                        .sending("""
                                {'filterGroups': [{'filters': [{'propertyName': 'email', 'operator': 'EQ', 'value': 'jane@acme.example'}]}],
                                 'properties': ['email'], 'limit': 10}""")
                        .answered(200, "{'total': 1, 'results': [" + JANE + "]}")
                        .gives("{'results': [" + SHOWN + "], 'more': false}"),
                Example.of(
                                "hubspot.get_contact",
                                "{'contact': 'jane@acme.example', 'idProperty': 'email', 'properties': ['email', 'firstname']}")
                        .calls("GET", "/crm/v3/objects/contacts/jane%40acme.example")
                        .asking("idProperty", "email")
                        .asking("properties", "email,firstname")
                        .answered(200, JANE)
                        .gives(SHOWN),
                Example.of(
                                "hubspot.create_contact",
                                "{'email': 'jane@acme.example', 'firstName': 'Jane', 'properties': {'jobtitle': 'CTO'}}")
                        .calls("POST", "/crm/v3/objects/contacts")
                        .sending(
                                "{'properties': {'jobtitle': 'CTO', 'email': 'jane@acme.example', 'firstname': 'Jane'}}")
                        .answered(201, JANE)
                        .gives(SHOWN),
                Example.of("hubspot.update_contact", "{'contact': '512', 'properties': {'lifecyclestage': 'customer'}}")
                        .calls("PATCH", "/crm/v3/objects/contacts/512")
                        .sending("{'properties': {'lifecyclestage': 'customer'}}")
                        .answered(200, JANE)
                        .gives(SHOWN),
                Example.of(
                                "hubspot.upsert_contact",
                                "{'email': 'jane@acme.example', 'properties': {'firstname': 'Jane'}}")
                        .calls("POST", "/crm/v3/objects/contacts/batch/upsert")
                        .sending("""
                                {'inputs': [{'idProperty': 'email', 'id': 'jane@acme.example', 'properties': {'firstname': 'Jane'}}]}""")
                        .answered(200, """
                                {'status': 'COMPLETE', 'startedAt': '2026-03-02T09:30:00.000Z', 'completedAt': '2026-03-02T09:30:00.100Z',
                                 'results': [{'id': '512', 'new': true, 'properties': {'email': 'jane@acme.example'},
                                 'createdAt': '2026-03-02T09:00:00.000Z', 'updatedAt': '2026-03-02T09:30:00.000Z'}]}""")
                        .gives("{'id': '512', 'created': true}"),
                Example.of("hubspot.search_companies", "{'query': 'Acme', 'limit': 5}")
                        .calls("POST", "/crm/v3/objects/companies/search")
                        .sending("{'query': 'Acme', 'limit': 5}")
                        .answered(200, """
                                {'total': 1, 'results': [{'id': '101', 'properties': {'name': 'Acme', 'domain': 'acme.example'},
                                 'createdAt': '2026-03-02T09:00:00Z', 'updatedAt': '2026-03-02T09:30:00Z', 'archived': false}]}""")
                        .gives("{'results': [{'id': '101', 'properties': {'name': 'Acme'}}], 'more': false}"),
                Example.of("hubspot.create_company", "{'name': 'Acme', 'domain': 'acme.example'}")
                        .calls("POST", "/crm/v3/objects/companies")
                        .sending("{'properties': {'name': 'Acme', 'domain': 'acme.example'}}")
                        .answered(201, """
                                {'id': '101', 'properties': {'name': 'Acme', 'domain': 'acme.example'},
                                 'createdAt': '2026-03-02T09:00:00Z', 'updatedAt': '2026-03-02T09:30:00Z', 'archived': false}""")
                        .gives("{'id': '101', 'properties': {'name': 'Acme'}}"),
                Example.of(
                                "hubspot.search_deals",
                                "{'filters': [{'property': 'amount', 'operator': 'GTE', 'value': '1000'}]}")
                        .calls("POST", "/crm/v3/objects/deals/search")
                        .sending("""
                                {'filterGroups': [{'filters': [{'propertyName': 'amount', 'operator': 'GTE', 'value': '1000'}]}],
                                 'limit': 100}""")
                        .answered(200, "{'total': 1, 'results': [" + DEAL + "]}")
                        .gives("{'results': [{'id': '9123', 'properties': {'dealname': 'Acme'}}], 'more': false}"),
                Example.of(
                                "hubspot.create_deal",
                                "{'name': 'Acme', 'stage': 'presentationscheduled', 'amount': 500000, 'contacts': ['512'], 'company': '101'}")
                        .calls("POST", "/crm/v3/objects/deals")
                        .sending("""
                                {'properties': {'dealname': 'Acme', 'dealstage': 'presentationscheduled', 'amount': '500000'},
                                 'associations': [
                                   {'to': {'id': '512'}, 'types': [{'associationCategory': 'HUBSPOT_DEFINED', 'associationTypeId': 3}]},
                                   {'to': {'id': '101'}, 'types': [{'associationCategory': 'HUBSPOT_DEFINED', 'associationTypeId': 5}]}]}""")
                        .answered(201, DEAL)
                        .gives("{'id': '9123', 'properties': {'amount': '500000'}}"),
                Example.of("hubspot.update_deal", "{'deal': '9123', 'properties': {'dealstage': 'closedwon'}}")
                        .calls("PATCH", "/crm/v3/objects/deals/9123")
                        .sending("{'properties': {'dealstage': 'closedwon'}}")
                        .answered(200, DEAL)
                        .gives("{'id': '9123'}"),
                Example.of(
                                "hubspot.create_note",
                                "{'text': 'They want to close in Q4.', 'deals': ['9123'], 'contacts': ['512'], 'at': '2026-03-02T09:30:00Z'}")
                        .calls("POST", "/crm/v3/objects/notes")
                        .sending("""
                                {'properties': {'hs_note_body': 'They want to close in Q4.', 'hs_timestamp': '2026-03-02T09:30:00Z'},
                                 'associations': [
                                   {'to': {'id': '512'}, 'types': [{'associationCategory': 'HUBSPOT_DEFINED', 'associationTypeId': 202}]},
                                   {'to': {'id': '9123'}, 'types': [{'associationCategory': 'HUBSPOT_DEFINED', 'associationTypeId': 214}]}]}""")
                        .answered(201, """
                                {'id': '77', 'properties': {'hs_note_body': 'They want to close in Q4.'},
                                 'createdAt': '2026-03-02T09:30:00Z', 'updatedAt': '2026-03-02T09:30:00Z', 'archived': false}""")
                        .gives("{'id': '77'}"),
                Example.of("hubspot.associate", "{'from': 'contacts', 'id': '512', 'to': 'companies', 'other': '101'}")
                        .calls("PUT", "/crm/v4/objects/contacts/512/associations/default/companies/101")
                        .answered(200, """
                                {'status': 'COMPLETE', 'results': [{'from': {'id': '512'}, 'to': {'id': '101'},
                                 'associationSpec': {'associationCategory': 'HUBSPOT_DEFINED', 'associationTypeId': 279}}],
                                 'startedAt': '2026-03-02T09:30:00Z', 'completedAt': '2026-03-02T09:30:00Z'}""")
                        .gives("{'status': 'COMPLETE'}"));
    }
}
