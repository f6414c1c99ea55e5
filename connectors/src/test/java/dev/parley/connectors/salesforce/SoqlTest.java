package dev.parley.connectors.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SoqlTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "Acme"                    | 'Acme'
                    "O'Hara"                  | 'O\\'Hara'
                    "x' OR Name != '"         | 'x\\' OR Name != \\''
                    "\\\\' OR Id != '"        | '\\\\\\' OR Id != \\''
                    "two\\nlines"             | 'two\\nlines'
                    ":other"                  | ':other'
                    5e5                       | 500000
                    true                      | true
                    null                      | null
                    "2026-03-02"              | 2026-03-02
                    "2026-03-02T09:00:00Z"    | 2026-03-02T09:00:00Z
                    "2026-03-02 OR Id != ''"  | '2026-03-02 OR Id != \\'\\''
                    ["Demo", "O'Hara"]        | ('Demo', 'O\\'Hara')
                    """)
    void whatever_a_value_holds_it_stays_a_value(String value, String literal) {
        assertThat(bound("WHERE x = :v", "{\"v\": " + value + "}")).isEqualTo("WHERE x = " + literal);
    }

    @Test
    void colons_in_quotes_and_times_are_no_places_for_values() {
        String soql =
                "SELECT Id FROM Lead WHERE Name = 'a :v \\' :v' AND CreatedDate > 2026-03-02T09:00:00Z AND LAST_N_DAYS:30";

        assertThat(bound(soql, "{\"v\": 1}")).isEqualTo(soql);
    }

    @Test
    void a_value_that_is_missing_or_none_is_named() {
        assertThatThrownBy(() -> bound("x = :v", "{}")).hasMessage("there is no value for :v");
        assertThatThrownBy(() -> bound("x IN :v", "{\"v\": []}")).hasMessage("the list for :v is empty");
        assertThatThrownBy(() -> bound("x = :v", "{\"v\": {}}")).hasMessage("the value for :v is an object");
    }

    private static String bound(String soql, String values) {
        Map<String, JsonNode> byName = new LinkedHashMap<>();
        JsonMapper.shared().readTree(values).forEachEntry(byName::put);
        return Soql.bound(soql, byName);
    }
}
