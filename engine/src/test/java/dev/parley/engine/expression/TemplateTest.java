package dev.parley.engine.expression;

import static dev.parley.engine.expression.Example.EXPRESSIONS;
import static dev.parley.engine.expression.Example.body;
import static dev.parley.engine.expression.Example.json;
import static dev.parley.engine.expression.Example.nothing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.StringNode;

class TemplateTest {
    private final Example order = nothing()
            .with(
                    "a",
                    "{'n': 5, 'f': 1000.0, 'd': 12.50, 'b': true, 'z': null, 's': 'O\\u0027Neil', 'l': [1, {'x': 'y'}]}");

    @Test
    void one_pair_of_braces_keeps_the_type() throws Exception {
        assertThat(order.rendered("{'n': '{{a.n}}', 'l': ['{{ a.l }}'], 'z': '{{a.z}}', 'm': '{{a.n > 3}}'}"))
                .isEqualTo(json("{'n': 5, 'l': [[1, {'x': 'y'}]], 'z': null, 'm': true}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Order {{a.n}} by {{a.s}}        | Order 5 by O'Neil
            {{a.f}} EUR                     | 1000 EUR
            {{a.d}} EUR                     | 12.5 EUR
            {{a.f * 1.5}} EUR               | 1500 EUR
            {{a.b}}/{{a.z}}/                | true//
            {{a.l}}!                        | [1,{"x":"y"}]!
            {{a.n}}{{a.n}}                  | 55
            {{ '}}' }} {{ "{{" }}           | }} {{
            {{ 'it\\'s }}' }}.              | it's }}.
            {{ {'a': {'b': 1}} }}.          | {"a":{"b":1}}.
            {{ {'a': {'b': 1}}['a']['b']}}. | 1.
            {{ r'\\d' }}.                   | \\d.
            `a \\{{ b }} c`                 | a {{ b }} c
            `\\{{{{a.n}}`                   | {{5
            } }} {                          | } }} {
            """)
    void a_longer_string_is_interpolated(String template, String expected) throws Exception {
        assertThat(order.text(template)).isEqualTo(expected);
    }

    @Test
    void a_map_in_braces_keeps_its_type() throws Exception {
        assertThat(EXPRESSIONS
                        .template(StringNode.valueOf("{{ {'a': {'b':1}} }}"))
                        .render(order.scope()))
                .isEqualTo(json("{'a': {'b': 1}}"));
    }

    @Test
    void a_template_without_braces_is_the_very_node() throws Exception {
        var constant = json("{'a': [1, 'x', {'b': null}], 'c': 1.0}");

        assertThat(EXPRESSIONS.template(constant).render(order.scope())).isSameAs(constant);
    }

    @Test
    void the_constant_part_of_a_template_is_the_very_node() throws Exception {
        var template = json("{'labels': ['billing', 'bug'], 'text': '{{a.s}}'}");

        assertThat(EXPRESSIONS.template(template).render(order.scope()).get("labels"))
                .isSameAs(template.get("labels"));
    }

    @Test
    void references_are_those_of_all_its_strings() throws Exception {
        var template = EXPRESSIONS.template(json("{'a': '{{x.y}} and {{x.z}}', 'b': [{'c': '{{trigger.output}}'}]}"));

        assertThat(template.references()).containsExactlyInAnyOrder("x.y", "x.z", "trigger.output");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"values": {"total": "sum {{a.n"}}   | values.total | 4
            {"values": {"total": "{{ '}} "}}     | values.total | 0
            {"list": [1, {"x y": "ab {{1 +}}"}]} | list[1]['x y']: The expression ends too early | 8
            "{{ }}"                              | The expression is empty | 3
            {"t": "{{ a.n & 1 }}"}               | t: This cannot be understood from "&" on | 7
            """)
    void a_mistake_names_the_string_and_the_character(String template, String message, int position) {
        var failure = catchThrowableOfType(
                ExpressionException.class, () -> EXPRESSIONS.template(json(template.replace("'", "\\u0027"))));

        assertThat(failure).hasMessageStartingWith(message);
        assertThat(failure.position()).isEqualTo(position);
    }

    @Test
    void what_is_missing_at_run_time_names_the_string_too() {
        var failure = catchThrowableOfType(
                ExpressionException.class,
                () -> body("{'id': 1, 'total': 2}")
                        .rendered("{'values': {'t': 'Sum: {{ trigger.output.body.totl }}'}}"));

        assertThat(failure)
                .hasMessage("values.t: trigger.output.body has no field \"totl\"; it has \"id\" and \"total\"");
        assertThat(failure.expression()).isEqualTo("Sum: {{ trigger.output.body.totl }}");
        assertThat(failure.position()).isEqualTo("Sum: {{ trigger.output.body".length());
    }

    @Test
    void a_decimal_with_a_huge_exponent_stays_short() throws Exception {
        Scope scope = name -> DecimalNode.valueOf(new BigDecimal("1e999999999"));

        assertThat(EXPRESSIONS.template(json("'n={{a}}'")).render(scope).stringValue())
                .isEqualTo("n=1E+999999999");
    }

    @Test
    void a_text_that_grows_beyond_measure_is_refused() {
        var body = body("{'t': '" + "x".repeat(300_000) + "'}");

        var failure = catchThrowableOfType(
                ExpressionException.class,
                () -> body.rendered("{'m': '" + "{{trigger.output.body.t}}".repeat(4) + "'}"));

        assertThat(failure).hasMessageStartingWith("m: With its values the text gets longer than 1000000 characters");
    }
}
