package dev.parley.bot.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportWishTest {
    private static final String ADDRESS = "https://orders.example.com/openapi.json";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import our API https://orders.example.com/openapi.json",
                "Import our orders API from https://orders.example.com/openapi.json.",
                "please connect the API at https://orders.example.com/openapi.json",
                "connect to our REST API: https://orders.example.com/openapi.json",
                "Can you add the OpenAPI document at <https://orders.example.com/openapi.json>, please?",
                "add this OpenAPI spec\nhttps://orders.example.com/openapi.json",
                "import orders.example.com/openapi.json",
                "import https://orders.example.com/openapi.json",
                "/parley import https://orders.example.com/openapi.json",
                "refresh our API https://orders.example.com/openapi.json!",
            })
    void the_address_of_a_document_is_heard(String words) {
        assertThat(ImportWish.parse(words)).contains(new ImportWish(ADDRESS, null));
    }

    @ParameterizedTest
    @CsvSource({
        "import our API https://orders.example.com/openapi.json as acme_orders, acme_orders",
        "import https://orders.example.com/openapi.json as our Acme Orders API, acme_orders",
        "'import our API https://orders.example.com/openapi.json and call it Orders-2, please', orders_2"
    })
    void a_name_may_be_said(String words, String name) {
        assertThat(ImportWish.parse(words)).contains(new ImportWish(ADDRESS, name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"import an API", "add this OpenAPI document", "connect our orders API", "import", "/connect"})
    void without_an_address_it_is_asked_for(String words) {
        assertThat(ImportWish.parse(words)).contains(new ImportWish("", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "add new orders to our API https://orders.example.com/orders",
                "import https://orders.example.com/orders",
                "import our API https://orders.example.com/orders into the sheet every day",
                "every day import the orders from our API https://orders.example.com/orders",
                "import the invoices from Gmail",
                "connect new customers with their account manager",
                "add an approval before the API call",
                "add a call of the API https://orders.example.com/orders",
                "use https://orders.example.com/openapi.json",
            })
    void a_wish_for_a_workflow_is_left_to_the_interview(String words) {
        assertThat(ImportWish.parse(words)).isEmpty();
    }

    @Test
    void a_very_long_sentence_is_read_at_once() {
        assertThat(ImportWish.parse("import " + "a ".repeat(50_000) + "api")).isEmpty();
    }
}
