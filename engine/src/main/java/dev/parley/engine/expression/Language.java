package dev.parley.engine.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Comparator;
import java.util.Set;

/**
 * CEL as Parley speaks it: standard functions and macros, texts, lists, numbers, dates, JSON, regular expressions and optionals;
 * every name a value of any type.
 */
final class Language {
    static final int MAX_LENGTH = 4_000;
    private static final int MAX_NESTING = 60;
    private static final int CHECKERS = 100;

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(MAX_LENGTH)
            .maxParseRecursionDepth(MAX_NESTING)
            .enableHeterogeneousNumericComparisons(true)
            .enableOptionalSyntax(true)
            .enableQuotedIdentifierSyntax(true)
            // A step may be called "import" or "loop".
            .enableReservedIds(false)
            .build();

    private static final Library LIBRARY = new Library();
    private static final Signatures SIGNATURES = new Signatures(LIBRARY);

    private final CelCompiler compiler = CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardEnvironmentEnabled(false)
            .setStandardDeclarations(Library.standardDeclarations())
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addLibraries(
                    CelExtensions.strings(),
                    new ListsOfAnything(),
                    CelExtensions.math(Library.mathematics()),
                    CelExtensions.encoders(OPTIONS),
                    CelExtensions.bindings(),
                    CelExtensions.optional())
            .addFunctionDeclarations(Operators.declarations())
            .addFunctionDeclarations(LIBRARY.declarations())
            .build();

    /** By the names they know: to set one up takes longer than to check with it, and most expressions read the same few. */
    private final RecentCache<Set<String>, CelCompiler> checkers = new RecentCache<>(CHECKERS);

    private final CelRuntime runtime = CelRuntimeFactory.plannerRuntimeBuilder()
            .setOptions(OPTIONS)
            .setStandardFunctions(Library.standardFunctions())
            .addFunctionBindings(LIBRARY.bindings())
            .addLibraries(
                    CelExtensions.strings(Library.texts()),
                    CelExtensions.math(Library.bits()),
                    CelExtensions.optional())
            .build();

    Expression compile(String text) throws ExpressionException {
        if (text.isBlank()) {
            throw new ExpressionException("The expression is empty.", text, 0);
        }
        if (text.length() > MAX_LENGTH) {
            throw new ExpressionException(
                    "The expression has " + text.length() + " characters; at most " + MAX_LENGTH
                            + " are allowed. Split it into steps.",
                    text,
                    MAX_LENGTH);
        }
        var parsed = valid(compiler.parse(text), text);
        var references = References.of(parsed.getExpr());
        var source = new Source(text, parsed.getSource().getPositionsMap());
        var selection = Selection.of(parsed.getExpr(), source, references);
        return selection != null ? selection : computed(parsed, source, references);
    }

    Review review(String text, Scope schemas) throws ExpressionException {
        var parsed = valid(compiler.parse(text), text);
        var source = new Source(text, parsed.getSource().getPositionsMap());
        var reviewer = new Reviewer(source, schemas, SIGNATURES);
        var value = reviewer.review(parsed.getExpr());
        var reads = References.placesOf(parsed.getExpr()).entrySet().stream()
                .map(read -> new Review.Read(read.getKey(), source.position(read.getValue())))
                .sorted(Comparator.comparingInt(Review.Read::position))
                .toList();
        return new Review(reads, value.asSchema(), reviewer.problems());
    }

    /** The whole way through CEL, for an expression that only reads too: what {@link Selection} must agree with. */
    Expression computed(String text) throws ExpressionException {
        var parsed = valid(compiler.parse(text), text);
        return computed(
                parsed, new Source(text, parsed.getSource().getPositionsMap()), References.of(parsed.getExpr()));
    }

    private Expression computed(CelAbstractSyntaxTree parsed, Source source, Set<String> references)
            throws ExpressionException {
        var checked = valid(checker(References.rootsOf(references)).check(parsed), source.text());
        try {
            return new ComputedExpression(source, checked, runtime.createProgram(checked), references);
        } catch (CelEvaluationException e) {
            throw new ExpressionException("This cannot be evaluated: " + e.getMessage(), source.text(), -1);
        }
    }

    private CelCompiler checker(Set<String> roots) {
        var known = checkers.get(roots);
        if (known != null) {
            return known;
        }
        var builder = compiler.toCompilerBuilder();
        roots.forEach(root -> builder.addVar(root, SimpleType.DYN));
        var checker = builder.build();
        checkers.put(roots, checker);
        return checker;
    }

    private static CelAbstractSyntaxTree valid(CelValidationResult result, String text) throws ExpressionException {
        if (result.hasError()) {
            throw CompileProblem.of(result, text);
        }
        try {
            return result.getAst();
        } catch (CelValidationException e) {
            throw CompileProblem.of(result, text);
        }
    }
}
