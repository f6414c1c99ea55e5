package dev.parley.engine.expression;

import static dev.parley.engine.expression.Example.body;
import static dev.parley.engine.expression.Example.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CostTest {
    private static final String TEN = "[1,2,3,4,5,6,7,8,9,10]";

    static Stream<String> bombs() {
        return Stream.of(
                loops("map", 8),
                loops("exists", 9).replace("LAST", "false"),
                "false || " + loops("exists", 9) + " || true",
                TEN + ".exists(z, " + loops("all", 8).replace("LAST", "true") + " && false || true)",
                "['x']" + ".map(t, t + t)".repeat(40),
                "[[1]]" + ".map(t, [t, t])".repeat(40),
                "[[1]]" + ".map(t, t + t)".repeat(40),
                "[{'a': 1}]" + ".map(t, {'a': t, 'b': t})".repeat(40),
                "lists.range(100000).map(x, lists.range(100000))",
                "lists.range(1000000000)",
                "lists.range(50000).map(x, body.text + string(x))",
                "body.text.replace('', body.text)",
                "lists.range(90000).map(x, 'x').join(body.text)",
                "lists.range(100000).filter(x, body.text.matches('(a+)+b'))",
                "lists.range(100000).filter(x, x in body.list)",
                "lists.range(100000).map(x, body.text).join()",
                "lists.range(100).map(x, 'x'.padStart(1000000, '-')).join()",
                "lists.range(1000).map(x, body.text).join().size() > 0 || true",
                "'%s%s%s%s%s%s%s%s%s%s%s'.format(lists.range(11).map(x, body.text))",
                "json.stringify(lists.range(1000).map(x, body.text))",
                "json.stringify([[1]]" + ".map(t, [t, t])".repeat(25) + ")",
                "lists.range(1000).map(x, json.parse(json.stringify(body.list)))",
                "regex.replace(body.text, 'a', body.text)",
                "regex.extractAll(body.text, 'a.*b|a')",
                "regex.replace(body.text, 'a*b|a', 'x')",
                "lists.range(1000).exists(x, body.text.contains(body.text.substring(50000) + 'b'))",
                "lists.range(1000).exists(x, body.text.indexOf(body.text.substring(50000) + 'b') == 1)",
                "lists.range(1000).exists(x, body.text.split(body.text.substring(50000) + 'b').size() == 2)",
                "lists.range(100000).map(x, timestamp('2026-01-01T00:00:00Z').format('yyyy' + string(x)))",
                "lists.range(100000).map(x, [x, 1]).exists(x, dyn(lists.range(20).map(y, x)) == lists.range(20))",
                "lists.range(90000).map(x, lists.range(9)).flatten().map(x, x).sort().distinct()",
                "[lists.range(50000), lists.range(50000)].map(x, [x, x]).map(x, [x, x]).map(x, [x, x]).flatten(9)");
    }

    /** {@code [1..10].map(a, [1..10].map(b, …))}. */
    private static String loops(String macro, int depth) {
        var open = IntStream.range(0, depth)
                .mapToObj(i -> TEN + "." + macro + "(v" + i + ", ")
                .collect(Collectors.joining());
        return open + (macro.equals("map") ? "1" : "LAST") + ")".repeat(depth);
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void a_bomb_ends_with_an_error(String cel) {
        var body = body("{'text': '" + "a".repeat(100_000) + "', 'list': "
                + IntStream.range(0, 20_000).mapToObj(i -> "-1").toList() + "}");
        var last = cel.contains("LAST") ? cel.replace("LAST", "v0 > 100") : cel;

        var failure = assertTimeoutPreemptively(Duration.ofSeconds(60), () -> body.failure(last));

        assertThat(failure).hasMessageContaining("does too much work");
    }

    @Test
    void a_regular_expression_that_grows_beyond_measure_is_refused() {
        assertThat(body("{'text': 'a'}").failure("body.text.matches('((a{30}){30}){30}')"))
                .hasMessageContaining("regular expression is too large");
    }

    @Test
    void matching_a_thousand_short_texts_is_ordinary_work() throws Exception {
        var list = IntStream.range(0, 1_000)
                .mapToObj(i -> "'mail" + i + "@acme.test'")
                .toList();

        assertThat(body(list.toString()).value("size(body.filter(m, m.matches('^[a-z0-9]+@acme[.]test$')))"))
                .isEqualTo(json("1000"));
    }

    @Test
    void a_list_of_ten_thousand_is_ordinary_work() throws Exception {
        var list = IntStream.range(0, 10_000).mapToObj(i -> "{'n': " + i + "}").toList();

        assertThat(body(list.toString()).value("body.filter(x, x.n >= 9999).map(x, x.n)"))
                .isEqualTo(json("[9999]"));
        assertThat(body(list.toString()).value("size(body.map(x, x.n * 2))")).isEqualTo(json("10000"));
    }
}
