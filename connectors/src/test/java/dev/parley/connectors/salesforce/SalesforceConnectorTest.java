package dev.parley.connectors.salesforce;

import dev.parley.connectors.ConnectorContract;
import dev.parley.connectors.Example;
import java.util.List;

/** Shapes from Salesforce's REST API Developer Guide, version 62.0. */
class SalesforceConnectorTest extends ConnectorContract {
    private static final String API = "/services/data/v62.0";
    private static final String OPPORTUNITY = """
            {'attributes': {'type': 'Opportunity', 'url': '/services/data/v62.0/sobjects/Opportunity/006A'}, 'Id': '006A',
             'Name': 'Acme Industries', 'StageName': 'Demo', 'Amount': 500000.0,
             'Account': {'attributes': {'type': 'Account', 'url': '/services/data/v62.0/sobjects/Account/001A'}, 'Name': 'Acme'}}""";

    SalesforceConnectorTest() {
        super(new SalesforceConnector());
    }

    @Override
    protected String refusal(String words) {
        return "[{\"errorCode\": \"INVALID_FIELD\", \"message\": \"%s\", \"fields\": []}]".formatted(words);
    }

    @Override
    protected List<Example> examples() {
        return List.of(
                Example.of(
                                "salesforce.query",
                                "{'soql': 'SELECT Id, Name FROM Opportunity WHERE Account.Name = :account', 'values': {'account': 'Acme'}}")
                        .calls("GET", API + "/query")
                        .asking("q", "SELECT Id, Name FROM Opportunity WHERE Account.Name = 'Acme'")
                        .answered(
                                200,
                                "{'totalSize': 2, 'done': false, 'nextRecordsUrl': '%s/query/01gA-2000', 'records': [%s]}"
                                        .formatted(API, OPPORTUNITY))
                        .secondPage(
                                API + "/query/01gA-2000",
                                "{'totalSize': 2, 'done': true, 'records': [{'attributes': {}, 'Id': '006B'}]}",
                                """
                                {'records': [{'Id': '006A', 'Name': 'Acme Industries', 'StageName': 'Demo', 'Amount': 500000.0,
                                  'Account': {'Name': 'Acme'}}, {'Id': '006B'}], 'total': 2, 'more': false}"""),
                Example.of(
                                "salesforce.search",
                                "{'text': 'Acme (Q4)', 'objects': {'Account': ['Id', 'Name']}, 'limit': 5}")
                        .calls("GET", API + "/search")
                        .asking("q", "FIND {Acme \\(Q4\\)} IN ALL FIELDS RETURNING Account(Id, Name) LIMIT 5")
                        .answered(200, """
                                {'searchRecords': [{'attributes': {'type': 'Account', 'url': '/services/data/v62.0/sobjects/Account/001A'},
                                 'Id': '001A', 'Name': 'Acme Industries'}]}""")
                        .gives(
                                "{'records': [{'id': '001A', 'object': 'Account', 'fields': {'Name': 'Acme Industries'}}]}"),
                Example.of(
                                "salesforce.get_record",
                                "{'object': 'Opportunity', 'id': '006A', 'fields': ['Name', 'StageName']}")
                        .calls("GET", API + "/sobjects/Opportunity/006A")
                        .asking("fields", "Name,StageName")
                        .answered(200, OPPORTUNITY)
                        .gives("{'id': '006A', 'fields': {'Name': 'Acme Industries', 'Account': {'Name': 'Acme'}}}"),
                Example.of(
                                "salesforce.create_record",
                                "{'object': 'Lead', 'fields': {'LastName': 'Wilson', 'Company': 'Acme'}}")
                        .calls("POST", API + "/sobjects/Lead")
                        .sending("{'LastName': 'Wilson', 'Company': 'Acme'}")
                        .answered(201, "{'id': '00QA', 'success': true, 'errors': []}")
                        .gives("{'id': '00QA'}"),
                Example.of(
                                "salesforce.update_record",
                                "{'object': 'Opportunity', 'id': '006A', 'fields': {'StageName': 'Negotiation/Review'}}")
                        .calls("PATCH", API + "/sobjects/Opportunity/006A")
                        .sending("{'StageName': 'Negotiation/Review'}")
                        .answered(204, "")
                        .gives("{'id': '006A'}"),
                Example.of(
                                "salesforce.upsert_record",
                                "{'object': 'Contact', 'externalField': 'Crm_Id__c', 'externalId': 'A/7', 'fields': {'LastName': 'Wilson'}}")
                        .calls("PATCH", API + "/sobjects/Contact/Crm_Id__c/A%2F7")
                        .sending("{'LastName': 'Wilson'}")
                        .answered(201, "{'id': '003A', 'success': true, 'errors': [], 'created': true}")
                        .gives("{'id': '003A', 'created': true}"),
                Example.of("salesforce.delete_record", "{'object': 'Lead', 'id': '00QA'}")
                        .calls("DELETE", API + "/sobjects/Lead/00QA")
                        .answered(204, "")
                        .gives("{'id': '00QA'}"),
                Example.of(
                                "salesforce.log_call",
                                "{'subject': 'Demo', 'notes': 'They want to close in Q4.', 'relatedTo': '006A', 'person': '003A', 'duration': 1920}")
                        .calls("POST", API + "/sobjects/Task")
                        .sending("""
                                {'Subject': 'Demo', 'Description': 'They want to close in Q4.', 'WhatId': '006A', 'WhoId': '003A',
                                 'CallDurationInSeconds': 1920, 'CallType': 'Outbound', 'Status': 'Completed', 'TaskSubtype': 'Call'}""")
                        .answered(201, "{'id': '00TA', 'success': true, 'errors': []}")
                        .gives("{'id': '00TA'}"),
                Example.of("salesforce.add_note", "{'record': '001A', 'title': 'Demo', 'text': 'A < B'}")
                        .calls("POST", API + "/composite")
                        .sending("""
                                {'allOrNone': true, 'compositeRequest': [
                                  {'method': 'POST', 'url': '/services/data/v62.0/sobjects/ContentNote', 'referenceId': 'note',
                                   'body': {'Title': 'Demo', 'Content': 'QSAmbHQ7IEI='}},
                                  {'method': 'POST', 'url': '/services/data/v62.0/sobjects/ContentDocumentLink', 'referenceId': 'link',
                                   'body': {'ContentDocumentId': '@{note.id}', 'LinkedEntityId': '001A', 'ShareType': 'V'}}]}""")
                        .answered(200, """
                                {'compositeResponse': [
                                  {'body': {'id': '069A', 'success': true, 'errors': []}, 'httpHeaders': {}, 'httpStatusCode': 201,
                                   'referenceId': 'note'},
                                  {'body': {'id': '06AA', 'success': true, 'errors': []}, 'httpHeaders': {}, 'httpStatusCode': 201,
                                   'referenceId': 'link'}]}""")
                        .gives("{'id': '069A'}"),
                Example.of("salesforce.describe_object", "{'object': 'Opportunity'}")
                        .calls("GET", API + "/sobjects/Opportunity/describe")
                        .answered(200, """
                                {'name': 'Opportunity', 'label': 'Opportunity', 'custom': false, 'fields': [
                                  {'name': 'StageName', 'label': 'Stage', 'type': 'picklist', 'nillable': false, 'createable': true,
                                   'updateable': true, 'referenceTo': [], 'length': 255,
                                   'picklistValues': [{'active': true, 'label': 'Demo', 'value': 'Demo'}]}]}""")
                        .gives("""
                                {'name': 'Opportunity', 'fields': [{'name': 'StageName', 'label': 'Stage', 'type': 'picklist',
                                 'nillable': false, 'choices': ['Demo'], 'referenceTo': []}]}"""));
    }
}
