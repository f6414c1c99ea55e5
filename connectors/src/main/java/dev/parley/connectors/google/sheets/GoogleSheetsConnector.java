package dev.parley.connectors.google.sheets;

import com.google.api.services.sheets.v4.Sheets;
import com.google.api.services.sheets.v4.SheetsScopes;
import dev.parley.connectors.Connector;
import dev.parley.connectors.ConnectorProvider;
import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.Surroundings;
import dev.parley.connectors.connection.Probe;
import dev.parley.connectors.google.GoogleApi;
import dev.parley.connectors.rest.Pace;
import dev.parley.engine.operation.OperationException;

/** The spreadsheets of a Google account. */
public final class GoogleSheetsConnector implements ConnectorProvider {
    @Override
    public Connector create(Surroundings surroundings) {
        GoogleApi<Sheets> api = GoogleApi.of(
                "Google Sheets",
                Sheets.class,
                Sheets.Builder::new,
                Sheets.DEFAULT_ROOT_URL,
                SheetsScopes.SPREADSHEETS,
                // "Usage limits": 60 reads and 60 writes a minute for each account.
                Pace.perMinute(60),
                surroundings);
        ConnectorSpec spec = ConnectorSpec.named("google_sheets")
                .title("Google Sheets")
                .icon(ICON)
                .auth(
                        GoogleApi.oauth().scope(SheetsScopes.SPREADSHEETS, "Read, change and make spreadsheets"),
                        GoogleApi.accessToken())
                .probe(letIn(api))
                .operations(
                        Ranges.read(api),
                        Ranges.update(api),
                        Rows.append(api),
                        Rows.find(api),
                        Ranges.createSpreadsheet(api))
                .events(AddedRows.source(api))
                .limits(api.limits());
        return () -> spec;
    }

    /** There is nothing that every account has: being told that a spreadsheet is not there takes being let in. */
    private static Probe letIn(GoogleApi<Sheets> api) {
        Probe nothing = api.probe("/v4/spreadsheets/0?fields=spreadsheetId", "");
        return (access, sender) -> {
            try {
                return nothing.account(access, sender);
            } catch (OperationException refused) {
                if (!refused.error().code().equals("http_404")) {
                    throw refused;
                }
                return "";
            }
        };
    }

    private static final String ICON =
            "M11.3 12.9H7.6v-1.8h3.7v1.8zm0 3.3H7.6v-1.8h3.7v1.8zm5.1-3.3h-3.7v-1.8h3.7v1.8zm0 3.3h-3.7v-1.8h3.7v1.8zM14.7 0"
                    + "H4.4C3.5 0 2.7.7 2.7 1.6v20.8c0 .9.8 1.6 1.7 1.6h15.2c.9 0 1.7-.7 1.7-1.6V6.5L14.7 0zm3 17.6H6.2V9.7"
                    + "h11.5v7.9z";
}
