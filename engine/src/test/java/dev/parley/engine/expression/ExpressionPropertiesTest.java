package dev.parley.engine.expression;

import static dev.parley.engine.expression.Example.EXPRESSIONS;
import static dev.parley.engine.expression.Example.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

class ExpressionPropertiesTest {
    private static final Map<String, JsonNode> ROOTS = Map.of(
            "a", json("{'b': {'c': [1, 2.5, 'x', null, {'d': true}]}, 'n': 3, 's': '12', 'z': null, 'x y': {'d': 1}}"),
            "n", json("7"),
            "l", json("[[1, 2], [], [3]]"));
    private static final Language LANGUAGE = new Language();

    @Property(tries = 3000)
    void nothing_but_an_expression_exception_comes_out(@ForAll("nearlyCel") String text) {
        evaluatesOrSaysWhy(text);
    }

    @Property(tries = 500)
    void nor_of_any_other_text(@ForAll String text) {
        evaluatesOrSaysWhy(text);
    }

    private static void evaluatesOrSaysWhy(String text) {
        try {
            assertThat(EXPRESSIONS.expression(text).evaluate(ROOTS::get)).isNotNull();
        } catch (ExpressionException e) {
            assertThat(e.getMessage()).isNotBlank();
            assertThat(e.expression()).isEqualTo(text);
            assertThat(e.position()).isBetween(-1, text.length());
        }
        try {
            EXPRESSIONS.template(StringNode.valueOf("x{{" + text + "}}")).render(ROOTS::get);
        } catch (ExpressionException e) {
            assertThat(e.position()).isBetween(-1, text.length() + 5);
        }
    }

    @Property(tries = 500)
    void a_text_without_braces_renders_to_itself(@ForAll String text) throws ExpressionException {
        Assume.that(!text.contains("{{"));
        var node = StringNode.valueOf(text);

        assertThat(EXPRESSIONS.template(node).render(ROOTS::get)).isSameAs(node);
    }

    @Property(tries = 1000)
    void reading_without_cel_agrees_with_cel(@ForAll("selections") String text) throws ExpressionException {
        var fast = outcome(EXPRESSIONS.expression(text));
        var slow = outcome(LANGUAGE.computed(text));

        assertThat(EXPRESSIONS.expression(text)).isInstanceOf(Selection.class);
        assertThat(fast).isEqualTo(slow);
    }

    private static Object outcome(Expression expression) {
        try {
            return expression.evaluate(ROOTS::get);
        } catch (ExpressionException e) {
            return e.getMessage();
        }
    }

    @Provide
    Arbitrary<String> selections() {
        var step = Arbitraries.of(
                ".b", ".c", ".d", ".n", ".s", ".z", ".nope", "['x y']", "['b']", "[0]", "[1]", "[4]", "[9]");
        var root = Arbitraries.of("a", "n", "l", "a.b.c", "missing");
        return step.list().ofMaxSize(4).flatMap(steps -> root.map(r -> r + String.join("", steps)));
    }

    @Provide
    Arbitrary<String> nearlyCel() {
        var piece = Arbitraries.of(
                "a",
                "a.b.c",
                "a.n",
                "a.s",
                "a.z",
                "l",
                "n",
                "each",
                "1",
                "2.5",
                "'x'",
                "\"\"",
                "true",
                "null",
                "+",
                "-",
                "*",
                "/",
                "%",
                "==",
                "!=",
                "<",
                ">=",
                "&&",
                "||",
                "!",
                "?",
                ":",
                "(",
                ")",
                "[",
                "]",
                "{",
                "}",
                ",",
                ".",
                ".map(x, ",
                ".filter(y, ",
                ".exists(x, ",
                "x",
                "size(",
                "string(",
                "double(",
                "int(",
                "timestamp(",
                "has(a.b)",
                ".?b",
                ".orValue(1)",
                ".split(",
                ".join(",
                ".sort()",
                ".flatten()",
                "lists.range(",
                "math.abs(",
                "in",
                ".matches(",
                "r'(a'",
                "0u",
                "b'a'",
                ".sum()",
                ".format(",
                ".fixed(2)",
                "json.parse(",
                "regex.replace(",
                "regex.extractAll(",
                ".startOf('day')",
                ".chunk(2)",
                "math.round(",
                "base64.decode(",
                "1e999",
                "cel.bind(v, ",
                "duration('1h')",
                "9223372036854775807",
                "\n",
                "😀",
                "`x y`",
                "type(",
                "dyn(",
                "optional.none()",
                ".reverse()",
                ".substring(",
                ".charAt(",
                "google.protobuf.Timestamp{}",
                "-9.9e307");
        return piece.list().ofMinSize(1).ofMaxSize(8).map(p -> p.stream().collect(Collectors.joining(" ")));
    }
}
