package dev.parley.engine.expression;

import static dev.parley.engine.expression.Example.EXPRESSIONS;
import static dev.parley.engine.expression.Example.body;
import static dev.parley.engine.expression.Example.compileFailure;
import static dev.parley.engine.expression.Example.json;
import static dev.parley.engine.expression.Example.nothing;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ExpressionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "body.items",
                "body.items.slice(0, 2)",
                "body.items.distinct()",
                "body.items.flatten()",
                "body.items.flatten(1)",
                "body.items.reverse().reverse()",
                "body.items.sortBy(x, x.b)",
                "body.items.filter(x, true)",
            })
    void an_object_of_any_list_can_be_asked_whether_it_has_a_field(String list) throws Exception {
        var example = body("{'items': [{'a': 1, 'b': 2}, {'b': 3}]}");

        assertThat(example.value(list + ".map(x, 'a' in x)")).isEqualTo(json("[true, false]"));
        assertThat(example.value(list + ".filter(x, 'a' in x)[0].b + 1")).isEqualTo(json("3"));
    }

    @Test
    void a_condition_compares_a_field_with_a_text() throws Exception {
        var example = nothing().with("classify", "{'output': {'label': 'bug'}}");

        assertThat(example.value("classify.output.label == 'bug'")).isEqualTo(json("true"));
        assertThat(example.value("classify.output.label in ['billing', 'other']"))
                .isEqualTo(json("false"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            body.total > 1000            | 1000 | false
            body.total > 1000            | 1000.0 | false
            body.total > 1000            | 1500.5 | true
            body.total >= 1000.0         | 1000 | true
            body.total == 1000           | 1000.0 | true
            body.total == 1000.0         | 1000 | true
            body.total != 1000.5         | 1000 | true
            double(body.total) == 1000   | 1000 | true
            body.total in [1, 1000]      | 1000.0 | true
            body.total * 1.2             | 1000 | 1200
            body.total * 1.2             | 1000.0 | 1200
            body.total * body.total      | 1.5 | 2.25
            body.total * 2               | 1.5 | 3
            2 * body.total               | 1.5 | 3
            body.total + 1               | 1000 | 1001
            body.total + 1               | 1000.0 | 1001
            body.total + 1               | 1500.5 | 1501.5
            0.1 + 0.2                    | 0 | 0.3
            body.total * 3               | 0.1 | 0.3
            body.total / 4               | 10 | 2.5
            body.total / 4               | 10.00 | 2.5
            body.total / 3               | 1 | 0.3333333333333333333333333333333333
            2 / body.total               | 3 | 0.6666666666666666666666666666666667
            body.total + 0.000000000000000001 | 1 | 1.000000000000000001
            body.total + 0.01            | 12345678901234567890.12 | 12345678901234567890.13
            body.total + 1               | 9223372036854775807 | 9223372036854775808
            body.total * 10              | 9223372036854775807 | 92233720368547758070
            body.total - 1               | -9223372036854775808 | -9223372036854775809
            body.total % 0.3             | 1 | 0.1
            -7 % 3                       | 0 | -1
            [body.total, 2].sum()        | 1.10 | 3.1
            body.total in [0.1, 0.30]    | 0.3 | true
            {'a': body.total} == {'a': 0.3} | 0.30 | true
            [0.3, body.total, 0.30, 1, 1.0].distinct() | 0.3 | [0.3, 1]
            [body.total, 9, 0.5].sort()  | 1.5 | [0.5, 1.5, 9]
            math.round(body.total, 2)    | 2.675 | 2.68
            math.round(-body.total)      | 2.5 | -3
            math.round(body.total, -2)   | 1250 | 1300
            int(body.total)              | 1e3 | 1000
            type(body.total) == double   | 1.5 | true
            type(body.total) == int      | 3.0 | true
            type(type(1)) == type        | 0 | true
            type([body.total]) == list   | 3.0 | true
            body.total - 0.5             | 1 | 0.5
            body.total / 2.0             | 3 | 1.5
            1 + body.total / 4           | 1.0 | 1.25
            3 * 1.5                      | 0 | 4.5
            -body.total                  | 1.5 | -1.5
            math.greatest(body.total, 2) | 1.5 | 2
            """)
    void whole_and_fractional_numbers_mix(String cel, String total, String expected) throws Exception {
        assertThat(body("{'total': " + total + "}").value(cel)).isEqualTo(json(expected));
    }

    @Test
    void a_selected_value_is_the_very_node() throws Exception {
        var scope = body("{'id': 12345678901234567890123, 'lines': [{'sku': 'A'}]}");

        assertThat(scope.value("body.id")).isEqualTo(json("12345678901234567890123"));
        assertThat(scope.value("body.lines")).isSameAs(scope.value("trigger.output.body['lines']"));
        assertThat(scope.value("body.lines[0].sku")).isEqualTo(json("'A'"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            body.lines.map(l, l.qty * l.price)                        | [3, 4]
            body.lines.filter(l, l.qty > 1).map(l, l.sku)             | ["B"]
            body.lines.exists(l, l.sku == "B")                        | true
            body.lines.all(l, l.qty > 1)                              | false
            body.lines.map(l, l.sku).join(", ")                       | "A, B"
            body.lines.sortBy(l, -l.qty)[0].sku                       | "B"
            size(body.lines)                                          | 2
            body.lines + [1]                                          | [{"sku":"A","qty":1,"price":3.0},{"sku":"B","qty":2,"price":2},1]
            [body.lines[0].price, body.none]                          | [3, null]
            has(body.lines) && !has(body.missing)                     | true
            body.?missing.orValue("none")                             | "none"
            body[?"missing"].hasValue()                               | false
            body.none == null                                         | true
            true ? null : 1                                           | null
            false ? 1 : 2.5                                           | 2.5
            1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 | 40
            "x" in body                                               | false
            {"n": body.lines.size(), "l": body.lines[1]}              | {"n": 2, "l": {"sku":"B","qty":2,"price":2}}
            body.mail.split("@")[1].upperAscii()                      | "ACME.TEST"
            body.mail.matches("^[a-z]+@")                             | true
            body.mail.replace("a", "-", 1)                            | "-na@acme.test"
            "ab".replace("", "-")                                     | "-a-b-"
            string(body.lines[1].qty) + "x"                           | "2x"
            timestamp("2026-01-05T09:00:00Z") + duration("90m")       | "2026-01-05T10:30:00Z"
            duration("90m")                                           | "5400s"
            lists.range(3)                                            | [0, 1, 2]
            body.lines.map(l, l.qty).distinct()                       | [1, 2]
            type(body.mail) == string                                 | true
            body.lines == [{"sku":"A","qty":1,"price":3},{"sku":"B","qty":2,"price":2.0}] | true
            body == body                                              | true
            true ? "a" : "b"                                          | "a"
            """)
    void the_library_works_on_json(String cel, String expected) throws Exception {
        var body = body("{'lines': [{'sku':'A','qty':1,'price':3.0},{'sku':'B','qty':2,'price':2}], 'none': null,"
                + " 'mail': 'ana@acme.test'}");

        assertThat(body.value(cel)).isEqualTo(json(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"loop", "import", "list", "math", "string", "value"})
    void a_step_may_have_any_name(String name) throws Exception {
        assertThat(nothing().with(name, "{'output': 1}").value(name + ".output + 1"))
                .isEqualTo(json("2"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            body.totl         | trigger.output.body has no field "totl"; it has "id" and "total" | 19
            body.totl > 1     | trigger.output.body has no field "totl"; it has "id" and "total" | 19
            body['totl'] > 1  | trigger.output.body has no field "totl"; it has "id" and "total" | 19
            body.total.x      | trigger.output.body.total is text, so it has no field "x"        | 25
            body.total.x > 1  | trigger.output.body.total is text, so it has no field "x"        | 25
            clasify.output    | There is no step "clasify" or it has not run.                    | 0
            clasify.a == 1    | There is no step "clasify" or it has not run.                    | 7
            each.item         | There is no "each" here: it exists only inside for_each and repeat. | 0
            body.id[2]        | trigger.output.body.id has items 0 to 1; there is no item 2      | 22
            body.id[2] > 1    | trigger.output.body.id has items 0 to 1; there is no item 2      | 22
            body.id.x         | trigger.output.body.id is a list, so it has no field "x"; choose an item first, such as trigger.output.body.id[0] | 22
            {'a': 1}.b        | The object has no field "b"; it has "a" | 8
            1 / 0             | This divides by zero. | 2
            body.id.map(i, i.no) | trigger.output.body.id[0] has no field "no"; it is empty | 31
            """)
    void what_is_missing_is_named_with_its_place(String cel, String message, int position) {
        var failure = body("{'id': [{}, {}], 'total': '1500'}").failure(cel);

        assertThat(failure).hasMessage(message);
        assertThat(failure.position()).isEqualTo(position);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            body.total > 1000  | ">" does not work with trigger.output.body.total (text "1500") and a number. To read the text as a number, write double(trigger.output.body.total).
            body.none > 1000   | ">" does not work with trigger.output.body.none (null) and a number. Check for null first: x != null && …
            body.n + ' EUR'    | "+" does not work with trigger.output.body.n (a number) and text " EUR". To join them as text, write string(trigger.output.body.n).
            size(body.n)       | size() cannot be used with trigger.output.body.n (a number).
            double('abc') > 1  | "abc" is not a number; write it as 1234.5
            ("ab").charAt(5)   | This does not work: charAt failure: Index out of range: 5
            body.n && true     | A condition must be true or false, not 1.
            """)
    void a_value_of_the_wrong_kind_is_named(String cel, String message) {
        assertThat(body("{'total': '1500', 'none': null, 'n': 1}").failure(cel)).hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            1 + 'a'               ~ "+" does not work with (number, text). ~ 2
            a.b = 1               ~ A single "=" means nothing here; to compare, write "==". ~ 4
            a.b ==                ~ The expression ends too early: something is missing at its end. ~ 6
            a.b > 1 and a.c       ~ Write && for "and", || for "or" and ! for "not". ~ 8
            shout(a.b)            ~ There is no function or type "shout". ~ 5
            now() > a.b           ~ There is no function or type "now". An expression must give the same value whenever it is evaluated again; go by timestamp(run.startedAt). ~ 3
            a.b.toLowerCase()     ~ There is no function or type "toLowerCase". Write text.lower(). ~ 15
            10 / 4 == '2.5'       ~ "==" does not work with (number, text). ~ 7
            a.b == 'x             ~ This cannot be understood from "'x" on. ~ 7
            size(1)               ~ "size" does not work with (number). ~ 4
            ''                    ~ The expression is empty. ~ 0
            """)
    void a_mistake_is_found_when_compiling_with_its_character(String cel, String message, int position) {
        var failure = compileFailure(cel.equals("''") ? "" : cel);

        assertThat(failure).hasMessage(message);
        assertThat(failure.position()).isEqualTo(position);
    }

    @Test
    void a_position_counts_characters_across_lines() {
        var failure = compileFailure("'😀' == a &&\n  1 + 'b' == a");

        assertThat(failure.position()).isEqualTo("'😀' == a &&\n  1 ".length());
        assertThat(failure.expression()).startsWith("'😀'");
    }

    @Test
    void a_long_or_deep_expression_is_refused() {
        assertThat(compileFailure("1+".repeat(2_500) + "1")).hasMessageContaining("at most 4000");
        assertThat(compileFailure("(".repeat(500) + "1" + ")".repeat(500))).hasMessageContaining("nested too deeply");
        assertThat(compileFailure("[".repeat(1_500) + "1" + "]".repeat(1_500)))
                .hasMessageContaining("nested too deeply");
    }

    @Test
    void references_are_the_paths_it_reads() throws Exception {
        assertThat(references("trigger.output.body.total > 1000 && classify.output['label'] == 'bug'"))
                .containsExactlyInAnyOrder("trigger.output.body.total", "classify.output.label");
        assertThat(references("a.items.filter(i, i.x > b.y).map(i, i)")).containsExactlyInAnyOrder("a.items", "b.y");
        assertThat(references("has(a.b) ? math.round(a.items[0].c) : lists.range(2)[0]"))
                .containsExactlyInAnyOrder("a.b", "a.items");
        assertThat(references("type(a.b) == string")).containsExactly("a.b");
        assertThat(references("1 + 1")).isEmpty();
    }

    @Test
    void only_what_it_reads_is_asked_for() throws Exception {
        var asked = new ArrayList<String>();
        Scope scope = name -> {
            asked.add(name);
            return json("{'ok': true}");
        };

        JsonNode value = EXPRESSIONS.expression("a.ok || b.ok").evaluate(scope);

        assertThat(value).isEqualTo(json("true"));
        assertThat(asked).containsExactly("a");
    }

    @Test
    void an_expression_is_compiled_once() throws Exception {
        assertThat(EXPRESSIONS.expression("a.b + 7")).isSameAs(EXPRESSIONS.expression("a.b + 7"));
    }

    private static Set<String> references(String cel) throws ExpressionException {
        return EXPRESSIONS.expression(cel).references();
    }
}
