package dev.parley.connectors.google.sheets;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.desk.Office;
import dev.parley.connectors.event.EventSource;
import dev.parley.connectors.event.Happening;
import dev.parley.connectors.google.Looking;
import dev.parley.engine.operation.OperationException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What is Google Sheets' own way. */
class GoogleSheetsTest {
    @RegisterExtension
    static final WireMockExtension far = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final String VALUES = "/v4/spreadsheets/s1/values/";
    private static final String ORDERS = "google_sheets.row_added:s1/Orders";

    private final Office office = new Office(new GoogleSheetsConnector());
    private Connection connection;

    @BeforeEach
    void connect() {
        connection = office.connect("token", far.baseUrl(), Map.of("token", "ya29.a0AfB-far-token"));
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void a_column_that_is_not_there_is_named_with_those_that_are() {
        far.stubFor(any(anyUrl()).willReturn(values("[['Customer', 'Total']]")));

        OperationException refused = catchThrowableOfType(
                OperationException.class,
                () -> office.call("google_sheets.append_row", "{'spreadsheet': 's1', 'values': {'Sum': 12}}"));

        assertThat(refused.error().message())
                .isEqualTo("Step \"file\" names the column \"Sum\", which the sheet does not have.");
        assertThat(refused.error().hint()).isEqualTo("Its first row says: Customer, Total.");
        far.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void an_empty_sheet_gets_the_names_of_its_columns_first() throws Exception {
        far.stubFor(any(anyUrl()).willReturn(json(200, "{'range': 'Sheet1!A1:Z1', 'majorDimension': 'ROWS'}")));
        far.stubFor(post(urlPathEqualTo(VALUES + "A1:append"))
                .withRequestBody(equalToJson("{\"values\": [[\"Customer\"], [\"Shop Oslo\"]]}"))
                .willReturn(json(200, "{'updates': {'updatedRange': 'Sheet1!A1:A2', 'updatedRows': 2}}")));

        JsonNode added =
                office.call("google_sheets.append_row", "{'spreadsheet': 's1', 'values': {'Customer': 'Shop Oslo'}}");

        assertThat(added.path("row").asInt()).isEqualTo(2);
    }

    @Test
    void a_row_that_is_not_there_is_no_error() throws Exception {
        far.stubFor(any(anyUrl()).willReturn(values("[['Customer'], ['Shop Oslo']]")));

        JsonNode found =
                office.call("google_sheets.find_row", "{'spreadsheet': 's1', 'column': 'Customer', 'value': 'Nobody'}");

        assertThat(found.path("found").asBoolean()).isFalse();
        assertThat(found.has("row")).isFalse();
    }

    @Test
    void a_sheets_name_may_hold_anything() throws Exception {
        far.stubFor(get(urlPathEqualTo(VALUES + "'Ana''s%20list'!A:ZZ"))
                .willReturn(values("[['Customer'], ['Shop Oslo']]")));

        JsonNode found = office.call(
                "google_sheets.find_row",
                "{'spreadsheet': 's1', 'sheet': 'Ana\\u0027s list', 'column': 'Customer', 'value': 'Shop Oslo'}");

        assertThat(found.path("row").asInt()).isEqualTo(2);
    }

    @Test
    void being_told_that_a_spreadsheet_is_not_there_means_being_let_in() throws Exception {
        far.stubFor(
                any(anyUrl())
                        .willReturn(
                                json(
                                        404,
                                        "{'error': {'code': 404, 'message': 'Requested entity was not found.', 'status': 'NOT_FOUND'}}")));

        office.desk.test(Office.ORG, connection.id());

        assertThat(office.now(connection).status()).isEqualTo(Connection.Status.READY);
    }

    @Test
    void rows_below_the_last_one_are_told_of_by_column() throws Exception {
        Looking added = new Looking(office, ORDERS);
        far.stubFor(get(urlPathEqualTo(VALUES + "'Orders'!A:ZZ"))
                .willReturn(values("[['Customer', 'Total'], ['Shop Oslo', 1250]]")));
        far.stubFor(get(urlPathEqualTo(VALUES + "'Orders'!A2:ZZ"))
                .willReturn(values("[['Shop Oslo', 1250], ['Shop Bergen', 80], [], ['Shop Moss', 7]]")));
        far.stubFor(get(urlPathEqualTo(VALUES + "'Orders'!1:1")).willReturn(values("[['Customer', 'Total']]")));

        EventSource.Found first = added.first();
        EventSource.Found second = added.since(first.cursor());

        assertThat(first.happenings()).isEmpty();
        assertThat(second.happenings()).extracting(Happening::source).containsOnly(ORDERS);
        assertThat(second.happenings())
                .extracting(happening -> happening.payload().path("row").asInt())
                .containsExactly(3, 5);
        assertThat(second.happenings()
                        .getFirst()
                        .payload()
                        .path("values")
                        .path("Customer")
                        .asString())
                .isEqualTo("Shop Bergen");
        assertThat(second.cursor().asInt()).isEqualTo(5);
    }

    @Test
    void deleted_rows_move_the_end_up_and_tell_nothing() throws Exception {
        far.stubFor(get(urlPathEqualTo(VALUES + "'Orders'!A9:ZZ"))
                .willReturn(json(200, "{'range': 'Orders!A9:ZZ1000', 'majorDimension': 'ROWS'}")));
        far.stubFor(get(urlPathEqualTo(VALUES + "'Orders'!A:ZZ"))
                .willReturn(values("[['Customer'], ['Shop Oslo'], ['Shop Moss']]")));

        EventSource.Found found = new Looking(office, ORDERS).after("9");

        assertThat(found.happenings()).isEmpty();
        assertThat(found.cursor().asInt()).isEqualTo(3);
    }

    @Test
    void a_trigger_without_a_spreadsheet_is_told_how_to_name_one() {
        OperationException refused = catchThrowableOfType(
                OperationException.class, () -> new Looking(office, "google_sheets.row_added").first());

        assertThat(refused.error().hint()).contains("google_sheets.row_added:<id>");
    }

    private static ResponseDefinitionBuilder values(String rows) {
        return json(200, "{'range': 'Orders!A1:Z1000', 'majorDimension': 'ROWS', 'values': %s}".formatted(rows));
    }

    private static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json; charset=UTF-8")
                .withBody(body.replace('\'', '"'));
    }
}
