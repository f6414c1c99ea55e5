package dev.parley.connectors.google.sheets;

import dev.parley.connectors.Example;
import dev.parley.connectors.google.GoogleContract;
import java.util.List;

/** Shapes from the Sheets API v4: "spreadsheets.values" and "spreadsheets". */
class GoogleSheetsConnectorTest extends GoogleContract {
    private static final String VALUES = "/v4/spreadsheets/1q2w3E4r5T6y/values/";

    GoogleSheetsConnectorTest() {
        super(new GoogleSheetsConnector());
    }

    @Override
    protected List<Example> examples() {
        return List.of(
                Example.of(
                                "google_sheets.read_range",
                                "{'spreadsheet': 'https://docs.google.com/spreadsheets/d/1q2w3E4r5T6y/edit#gid=0', 'range': 'Orders!A1:C9'}")
                        .calls("GET", VALUES + "Orders!A1:C9")
                        .asking("valueRenderOption", "UNFORMATTED_VALUE")
                        .asking("dateTimeRenderOption", "FORMATTED_STRING")
                        .answered(200, """
                                {'range': 'Orders!A1:C9', 'majorDimension': 'ROWS',
                                 'values': [['Customer', 'Total', ''], ['Shop Oslo', 1250.5, true], ['Shop Bergen']]}""")
                        .gives("""
                                {'rows': [{'Customer': 'Shop Oslo', 'Total': 1250.5, '3': true}, {'Customer': 'Shop Bergen', 'Total': '', '3': ''}],
                                 'columns': ['Customer', 'Total', '3'], 'range': 'Orders!A1:C9',
                                 'values': [['Customer', 'Total', ''], ['Shop Oslo', 1250.5, true], ['Shop Bergen']]}"""),
                Example.of(
                                "google_sheets.append_row",
                                "{'spreadsheet': '1q2w3E4r5T6y', 'sheet': 'Orders', 'values': {'Paid': false, 'Customer': '=Shop Oslo'}}")
                        .given(
                                "GET",
                                VALUES + "'Orders'!1:1",
                                "{'range': 'Orders!A1:Z1', 'majorDimension': 'ROWS', 'values': [['Customer', 'Total', 'Paid']]}")
                        .calls("POST", VALUES + "'Orders'!A1:append")
                        .asking("valueInputOption", "RAW")
                        .asking("insertDataOption", "INSERT_ROWS")
                        .sending("{'values': [['=Shop Oslo', '', false]]}")
                        .answered(200, """
                                {'spreadsheetId': '1q2w3E4r5T6y', 'tableRange': 'Orders!A1:C6', 'updates': {'spreadsheetId': '1q2w3E4r5T6y',
                                 'updatedRange': 'Orders!A7:C7', 'updatedRows': 1, 'updatedColumns': 3, 'updatedCells': 3}}""")
                        .gives("{'range': 'Orders!A7:C7', 'row': 7}"),
                Example.of(
                                "google_sheets.update_range",
                                "{'spreadsheet': '1q2w3E4r5T6y', 'range': 'Orders!B2:C2', 'values': [[99.5, 'yes']], 'typed': true}")
                        .calls("PUT", VALUES + "Orders!B2:C2")
                        .asking("valueInputOption", "USER_ENTERED")
                        .sending("{'values': [[99.5, 'yes']]}")
                        .answered(
                                200,
                                "{'spreadsheetId': '1q2w3E4r5T6y', 'updatedRange': 'Orders!B2:C2', 'updatedRows': 1, 'updatedColumns': 2, 'updatedCells': 2}")
                        .gives("{'range': 'Orders!B2:C2', 'cells': 2}"),
                Example.of(
                                "google_sheets.find_row",
                                "{'spreadsheet': '1q2w3E4r5T6y', 'column': 'Customer', 'value': 'shop bergen'}")
                        .calls("GET", VALUES + "A:ZZ")
                        .answered(200, """
                                {'range': 'Orders!A1:Z1000', 'majorDimension': 'ROWS',
                                 'values': [['Customer', 'Total'], ['Shop Oslo', 1250], ['Shop Bergen', 80]]}""")
                        .gives("{'found': true, 'row': 3, 'values': {'Customer': 'Shop Bergen', 'Total': 80}}"),
                Example.of(
                                "google_sheets.create_spreadsheet",
                                "{'title': 'Orders 2026', 'sheet': 'March', 'columns': ['Customer', 'Total']}")
                        .calls("POST", "/v4/spreadsheets")
                        .sending("""
                                {'properties': {'title': 'Orders 2026'}, 'sheets': [{'properties': {'title': 'March'}, 'data': [{'rowData': [
                                  {'values': [{'userEnteredValue': {'stringValue': 'Customer'}}, {'userEnteredValue': {'stringValue': 'Total'}}]}]}]}]}""")
                        .answered(200, """
                                {'spreadsheetId': '1q2w3E4r5T6y', 'properties': {'title': 'Orders 2026', 'locale': 'en_US', 'timeZone': 'Etc/GMT'},
                                 'sheets': [{'properties': {'sheetId': 0, 'title': 'March', 'index': 0, 'sheetType': 'GRID'}}],
                                 'spreadsheetUrl': 'https://docs.google.com/spreadsheets/d/1q2w3E4r5T6y/edit'}""")
                        .gives(
                                "{'id': '1q2w3E4r5T6y', 'url': 'https://docs.google.com/spreadsheets/d/1q2w3E4r5T6y/edit'}"));
    }
}
