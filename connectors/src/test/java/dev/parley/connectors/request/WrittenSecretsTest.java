package dev.parley.connectors.request;

import static dev.parley.connectors.Calls.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.operation.Remark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenSecretsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'headers': {'Authorization': 'Bearer 8f1d2c77aa'} | headers.Authorization",
                "'headers': {'authorization': 'Token 8f1d2c77aa'} | headers.authorization",
                "'headers': {'X-Api-Key': '8f1d2c77aa'} | headers.X-Api-Key",
                "'headers': {'X-Shop-Access-Token': '8f1d2c77aa'} | headers.X-Shop-Access-Token",
                "'headers': {'Cookie': 'session=8f1d2c77aa'} | headers.Cookie",
                "'auth': {'type': 'bearer', 'token': '8f1d2c77aa'} | auth.token",
                "'auth': {'type': 'basic', 'username': 'ana', 'password': '8f1d2c77aa'} | auth.password",
                "'auth': {'type': 'header', 'name': 'X-Key', 'value': '8f1d2c77aa'} | auth.value",
                "'query': {'api_key': '8f1d2c77aa'} | query.api_key",
                "'url': 'https://api.test/orders?page=2&access_token=8f1d2c77aa' | url"
            })
    void a_key_written_into_a_step_is_found_where_it_stands(String fields, String field) {
        assertThat(WrittenSecrets.in(json("{" + fields + "}"))).singleElement().satisfies(remark -> {
            assertThat(remark.code()).isEqualTo("secret_in_text");
            assertThat(remark.field()).isEqualTo(field);
            assertThat(remark.isError()).isFalse();
            assertThat(remark.message() + remark.hint())
                    .contains(field, "connection")
                    .doesNotContain("8f1d2c77aa");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'headers': {'Authorization': 'Bearer {{input.token}}'}",
                "'headers': {'Authorization': 'Bearer <your token>'}",
                "'headers': {'Accept': 'application/json', 'Idempotency-Key': 'order-4711-again'}",
                "'headers': {'X-Token': 'none'}",
                "'auth': {'type': 'bearer', 'token': '{{input.token}}'}",
                "'query': {'page_token': '{{list.output.next}}', 'keyword': 'refrigerators', 'limit': 20}",
                "'url': 'https://api.test/tokens/8f1d2c77aa?sort=newest-first', 'connection': 'Shop'",
                "'headers': '{{input.headers}}', 'body': {'note': 'the secret is safe'}"
            })
    void what_is_no_key_is_left_alone(String fields) {
        assertThat(WrittenSecrets.in(json("{" + fields + "}"))).isEmpty();
    }

    @Test
    void each_place_is_told_of() {
        assertThat(WrittenSecrets.in(
                        json("{'headers': {'Authorization': 'Basic YW5hOnB3MTIz', 'X-Secret': '8f1d2c77aa'},"
                                + " 'query': {'token': '8f1d2c77aa'}}")))
                .extracting(Remark::field)
                .containsExactly("headers.Authorization", "headers.X-Secret", "query.token");
    }
}
