package dev.parley.engine.expression;

import static dev.parley.engine.expression.Example.EXPRESSIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Well-formed expressions over any JSON: what comes out is a value or an {@link ExpressionException}, the same every time. */
class ExpressionFuzzTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** Those that take no argument, called on anything whatsoever. */
    private static final List<String> METHODS = List.of(
            "size()",
            "lower()",
            "upper()",
            "trim()",
            "sum()",
            "avg()",
            "min()",
            "max()",
            "sort()",
            "distinct()",
            "flatten()",
            "first()",
            "last()",
            "reverse()",
            "join()",
            "weekday()",
            "hasValue()",
            "value()",
            "getHours()",
            "chunk(2)",
            "fixed(2)",
            "slice(0, 2)",
            "split('a')",
            "charAt(1)",
            "substring(1)",
            "startOf('day')",
            "plus(1, 'month')",
            "format('0.00')",
            "format('yyyy')",
            "format([1])",
            "padStart(9, ' ')",
            "matches('a+')",
            "contains('a')",
            "map(x, x)",
            "filter(x, x == 1)",
            "exists(x, x > 1)",
            "all(x, size(x) > 1)",
            "sortBy(x, x)",
            "orValue(1)",
            "replace('a', 'bb')",
            "indexOf('a')",
            "endsWith('a')",
            "flatten(3)",
            "getDayOfWeek('Europe/Berlin')");

    private static final List<String> FUNCTIONS = List.of(
            "size",
            "string",
            "int",
            "double",
            "bool",
            "bytes",
            "timestamp",
            "duration",
            "type",
            "dyn",
            "json.parse",
            "json.stringify",
            "base64.encode",
            "base64.decode",
            "url.encode",
            "url.decode",
            "math.round",
            "math.abs",
            "math.sqrt",
            "math.floor",
            "math.greatest",
            "lists.range",
            "strings.quote",
            "optional.of");
    private static final List<String> OPERATORS =
            List.of("+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "&&", "||", "in");

    @Property(tries = 4000, edgeCases = EdgeCasesMode.NONE)
    void an_expression_gives_a_value_or_says_why_not(
            @ForAll("expressions") String cel, @ForAll("objects") JsonNode data) {
        Scope scope = Map.of("a", data, "b", data)::get;

        var first = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> outcome(cel, scope));

        assertThat(outcome(cel, scope)).isEqualTo(first);
        assertThat(compiledAgain(cel, scope)).isEqualTo(first);
    }

    @Property(tries = 4000, edgeCases = EdgeCasesMode.NONE)
    void what_a_review_calls_certain_does_fail(@ForAll("expressions") String cel, @ForAll("objects") JsonNode data)
            throws ExpressionException {
        Scope schemas = Map.of("a", schemaOf(data), "b", schemaOf(data))::get;
        Review review;
        try {
            review = EXPRESSIONS.review(cel, schemas);
        } catch (ExpressionException _) {
            return;
        }

        var isReached = review.problems().stream().anyMatch(Review.Problem::isCertain) && isStraight(cel);

        Statistics.collect(isReached);
        Statistics.coverage(coverage -> coverage.check(true).percentage(share -> share > 10));
        if (isReached) {
            assertThat(outcome(cel, Map.of("a", data, "b", data)::get))
                    .as("%s", review)
                    .startsWith("failed");
        }
        assertThat(review.problems()).allMatch(problem -> problem.position() < cel.length());
    }

    @Property(tries = 1000)
    void a_template_gives_back_the_text_around_its_braces(
            @ForAll String before, @ForAll String after, @ForAll("objects") JsonNode data) throws ExpressionException {
        var head = before.replace("{", "(").replace("\\", "/") + "-";
        var tail = "-" + after.replace("{", "(");
        var template = StringNode.valueOf(head + "{{a}}" + tail);

        assertThat(EXPRESSIONS.template(template).render(Map.of("a", data)::get).stringValue())
                .isEqualTo(head + data + tail);
    }

    @Property(tries = 2000)
    void numbers_obey_the_laws_of_decimals(@ForAll("prices") BigDecimal a, @ForAll("prices") BigDecimal b)
            throws ExpressionException {
        Scope scope = Map.<String, JsonNode>of("a", JSON.numberNode(a), "b", JSON.numberNode(b))::get;

        assertThat(number("a + b", scope)).isEqualByComparingTo(a.add(b));
        assertThat(number("a - b", scope)).isEqualByComparingTo(a.subtract(b));
        assertThat(number("a * b", scope)).isEqualByComparingTo(a.multiply(b));
        assertThat(number("[a, b, a].sum()", scope))
                .isEqualByComparingTo(a.add(b).add(a));
        assertThat(EXPRESSIONS.expression("a < b").evaluate(scope).booleanValue())
                .isEqualTo(a.compareTo(b) < 0);
        assertThat(EXPRESSIONS
                        .expression("a + b - b == a && a in [a] && double(string(a)) == a")
                        .evaluate(scope)
                        .booleanValue())
                .isTrue();
    }

    private static BigDecimal number(String cel, Scope scope) throws ExpressionException {
        return EXPRESSIONS.expression(cel).evaluate(scope).decimalValue();
    }

    private static String outcome(String cel, Scope scope) {
        try {
            return EXPRESSIONS.expression(cel).evaluate(scope).toString();
        } catch (ExpressionException e) {
            assertThat(e.getMessage()).isNotBlank();
            assertThat(e.position()).isBetween(-1, cel.length());
            return "failed: " + e.getMessage();
        }
    }

    private static String compiledAgain(String cel, Scope scope) {
        try {
            return new Language().compile(cel).evaluate(scope).toString();
        } catch (ExpressionException e) {
            return "failed: " + e.getMessage();
        }
    }

    /** Whether every part is evaluated: nothing is skipped, and no loop has nothing to go through. */
    private static boolean isStraight(String cel) {
        return List.of("&&", "||", "?", "(x").stream().noneMatch(cel::contains);
    }

    /** Of an object: exactly what it has. */
    private static JsonNode schemaOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> {
                ObjectNode schema = JSON.objectNode().put("type", "object").put("additionalProperties", false);
                ObjectNode properties = schema.putObject("properties");
                value.propertyStream().forEach(e -> properties.set(e.getKey(), schemaOf(e.getValue())));
                yield schema;
            }
            case STRING -> JSON.objectNode().put("type", "string");
            case NUMBER -> JSON.objectNode().put("type", "number");
            case BOOLEAN -> JSON.objectNode().put("type", "boolean");
            case NULL -> JSON.objectNode().put("type", "null");
            default -> JSON.objectNode().put("type", "array");
        };
    }

    @Provide
    Arbitrary<String> expressions() {
        return expression(3);
    }

    private static Arbitrary<String> expression(int depth) {
        var leaf = Arbitraries.of(
                "a",
                "a.s",
                "a.n",
                "a.l",
                "a.o",
                "a.z",
                "b.o.s",
                "a.l[0]",
                "a.nope",
                "a['s']",
                "a.?q",
                "1",
                "-1",
                "2.5",
                "0",
                "''",
                "'abc'",
                "'2026-01-05T09:00:00Z'",
                "'[1]'",
                "true",
                "null",
                "[]",
                "[1, 'x']",
                "{'k': 1}",
                "1e300",
                "9223372036854775807",
                "duration('1h')");
        if (depth == 0) {
            return leaf;
        }
        var inner = expression(depth - 1);
        return Arbitraries.frequencyOf(
                Tuple.of(2, leaf),
                Tuple.of(
                        3,
                        Combinators.combine(inner, Arbitraries.of(OPERATORS), inner)
                                .as((l, o, r) -> "(" + l + " " + o + " " + r + ")")),
                Tuple.of(4, Combinators.combine(inner, Arbitraries.of(METHODS)).as((r, m) -> "(" + r + ")." + m)),
                Tuple.of(
                        3, Combinators.combine(Arbitraries.of(FUNCTIONS), inner).as((f, i) -> f + "(" + i + ")")),
                Tuple.of(
                        1,
                        Combinators.combine(inner, inner, inner)
                                .as((c, x, y) -> "(" + c + " ? " + x + " : " + y + ")")),
                Tuple.of(1, Combinators.combine(inner, inner).as((l, i) -> "(" + l + ")[" + i + "]")),
                Tuple.of(1, Combinators.combine(inner, inner).as((x, y) -> "[" + x + ", " + y + "]")));
    }

    @Provide
    Arbitrary<JsonNode> objects() {
        return Combinators.combine(values(), values(), values()).as((s, n, l) -> {
            var object = JSON.objectNode();
            object.set("s", s);
            object.set("n", n);
            object.set("z", JSON.nullNode());
            object.set("l", JSON.arrayNode().add(l).add(s));
            object.set("o", JSON.objectNode().set("s", n));
            return object;
        });
    }

    private static Arbitrary<JsonNode> values() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(12).map(JSON::stringNode),
                Arbitraries.longs().map(JSON::numberNode),
                Arbitraries.bigDecimals().map(JSON::numberNode),
                Arbitraries.doubles().map(JSON::numberNode),
                Arbitraries.of("1e6000", "-1e-6000", "1e999999", "123456789012345678901234567890.123456789012345")
                        .map(text -> JSON.numberNode(new BigDecimal(text))),
                Arbitraries.of(true, false).map(JSON::booleanNode));
    }

    @Provide
    Arbitrary<BigDecimal> prices() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("-9999999999"), new BigDecimal("9999999999"))
                .ofScale(4);
    }
}
