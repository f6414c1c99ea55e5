package dev.parley.engine.expression;

import static dev.parley.engine.expression.Example.EXPRESSIONS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.extensions.CelExtensionLibrary;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelStandardMacro;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The examples of docs/workflow.md give what they say, and no function is left out. */
class ExpressionDocumentationTest {
    private static final String EXPRESSIONS_SECTION = section();
    private static final JsonNode ROOTS = Example.plainJson(
            first(Pattern.compile("```json\n(\\{\\s+\"input\".*?)```", Pattern.DOTALL), EXPRESSIONS_SECTION));
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern COLUMN = Pattern.compile("(?<!\\\\)\\|");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.]*");

    record Row(String functions, String example, String result) {}

    @ParameterizedTest
    @MethodSource("rows")
    void every_example_gives_what_is_written(Row row) throws ExpressionException {
        var value = EXPRESSIONS.expression(code(row.example)).evaluate(ROOTS::get);

        assertThat(value).isEqualTo(Example.plainJson(code(row.result)));
    }

    @Test
    void every_function_has_its_row() {
        var named = rows().flatMap(row -> CODE.matcher(row.functions).results())
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).containsAll(functions());
    }

    private static Set<String> functions() {
        return Stream.of(
                        Stream.of(StandardFunction.values())
                                .map(StandardFunction::functionDecl)
                                .map(CelFunctionDecl::name),
                        CelStandardMacro.STANDARD_MACROS.stream().map(CelStandardMacro::getFunction),
                        new Library().declarations().stream().map(CelFunctionDecl::name),
                        names(CelExtensions.strings()),
                        names(CelExtensions.lists()),
                        names(CelExtensions.math(Library.mathematics())),
                        names(CelExtensions.encoders(CelOptions.DEFAULT)),
                        names(CelExtensions.optional()))
                .flatMap(all -> all)
                .filter(name -> NAME.matcher(name).matches())
                // Said as math.greatest and math.least.
                .filter(name -> !name.equals("greatest") && !name.equals("least"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> names(CelExtensionLibrary.FeatureSet library) {
        return Stream.concat(
                library.functions().stream().map(CelFunctionDecl::name),
                library.macros().stream().map(CelMacro::getFunction));
    }

    static Stream<Row> rows() {
        return EXPRESSIONS_SECTION
                .lines()
                .filter(line -> line.startsWith("| "))
                .map(line ->
                        Arrays.stream(COLUMN.split(line)).map(String::strip).toList())
                .filter(cells -> cells.size() == 4 && cells.get(3).startsWith("`"))
                .map(ExpressionDocumentationTest::row);
    }

    private static Row row(List<String> cells) {
        return new Row(cells.get(1).replace("\\|", "|"), cells.get(2).replace("\\|", "|"), cells.get(3));
    }

    private static String code(String cell) {
        return first(CODE, cell);
    }

    private static String first(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .findFirst()
                .map((MatchResult match) -> match.group(1))
                .orElseThrow(() -> new AssertionError(pattern + " not in " + text));
    }

    private static String section() {
        try {
            var document = Files.readString(Path.of("../docs/workflow.md"));
            return document.substring(document.indexOf("## Expressions"), document.indexOf("## How a run goes"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
