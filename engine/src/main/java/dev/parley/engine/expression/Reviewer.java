package dev.parley.engine.expression;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.parley.engine.expression.Review.Mistake;
import dev.parley.engine.expression.Review.Problem;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Goes through a parsed expression with what is known of each value in place of the value. Where nothing is known it says
 * nothing: it rather misses a mistake than finds one that is none.
 */
final class Reviewer {
    private static final Set<String> EQUALITY = Set.of("_==_", "_!=_");

    private final Source source;
    private final Scope schemas;
    private final Signatures signatures;
    private final Set<Problem> problems = new LinkedHashSet<>();

    Reviewer(Source source, Scope schemas, Signatures signatures) {
        this.source = source;
        this.schemas = schemas;
        this.signatures = signatures;
    }

    Estimate review(CelExpr expr) {
        return visit(expr, Map.of());
    }

    List<Problem> problems() {
        return problems.stream()
                .sorted((a, b) -> Integer.compare(a.position(), b.position()))
                .toList();
    }

    private Estimate visit(CelExpr expr, Map<String, Estimate> bound) {
        return switch (expr.getKind()) {
            case IDENT -> named(expr.ident().name(), bound);
            case SELECT -> select(expr, bound);
            case CALL -> call(expr, bound);
            case CONSTANT -> constant(expr.constant());
            case LIST -> Estimate.of(Kind.LIST, all(expr.list().elements(), bound));
            case MAP -> {
                expr.map().entries().forEach(entry -> {
                    visit(entry.key(), bound);
                    visit(entry.value(), bound);
                });
                yield Estimate.of(Kind.OBJECT);
            }
            case COMPREHENSION -> loop(expr.comprehension(), bound);
            case STRUCT, NOT_SET -> Estimate.ANYTHING;
        };
    }

    private Estimate named(String name, Map<String, Estimate> bound) {
        var known = bound.get(name);
        return known != null ? known : Estimate.ofSchema(schemas.root(name));
    }

    private Estimate all(List<CelExpr> elements, Map<String, Estimate> bound) {
        return elements.stream()
                .map(element -> visit(element, bound))
                .reduce(Estimate::or)
                .orElse(Estimate.NOTHING);
    }

    private static Estimate constant(CelConstant constant) {
        return switch (constant.getKind()) {
            case NULL_VALUE -> Estimate.of(Kind.NULL);
            case BOOLEAN_VALUE -> Estimate.of(Kind.BOOLEAN);
            case INT64_VALUE, UINT64_VALUE, DOUBLE_VALUE -> Estimate.of(Kind.NUMBER);
            case STRING_VALUE -> Estimate.of(Kind.TEXT);
            case BYTES_VALUE -> Estimate.of(Kind.OTHER);
            default -> Estimate.ANYTHING;
        };
    }

    private Estimate select(CelExpr expr, Map<String, Estimate> bound) {
        var select = expr.select();
        var from = visit(select.operand(), bound);
        var found = field(expr, select.operand(), from, select.field(), !select.testOnly());
        return select.testOnly() ? Estimate.of(Kind.BOOLEAN) : found;
    }

    /** @param isNeeded whether evaluation fails where the field is missing */
    private Estimate field(CelExpr expr, CelExpr operand, Estimate from, String field, boolean isNeeded) {
        var position = source.position(expr.id());
        if (from.mayBe(Kind.OPTIONAL)) {
            return Estimate.ANYTHING;
        }
        if (!from.mayBe(Kind.OBJECT)) {
            var hint = from.isOnly(Kind.LIST) ? "; choose an item first, such as " + written(operand) + "[0]" : "";
            problems.add(new Problem(
                    Mistake.NO_SUCH_FIELD,
                    isNeeded,
                    position,
                    written(operand) + " is " + words(from) + ", so it has no field \"" + field + "\"" + hint,
                    field,
                    List.of()));
            return Estimate.ANYTHING;
        }
        var properties = from.schema() == null ? null : from.schema().get("properties");
        if (properties != null && properties.has(field)) {
            return Estimate.ofSchema(properties.get(field));
        }
        var further = from.schema() == null ? null : from.schema().get("additionalProperties");
        if (further != null && further.isObject()) {
            return Estimate.ofSchema(further);
        }
        var isClosed = further != null && further.isBoolean() && !further.booleanValue();
        if (isClosed || (further == null && properties != null && !properties.isEmpty())) {
            var names = properties == null ? List.<String>of() : List.copyOf(properties.propertyNames());
            problems.add(new Problem(
                    Mistake.NO_SUCH_FIELD,
                    isClosed && isNeeded,
                    position,
                    written(operand) + " has no field \"" + field + "\"; " + ValueProblem.fieldsOf(names),
                    field,
                    names));
        }
        return Estimate.ANYTHING;
    }

    private Estimate call(CelExpr expr, Map<String, Estimate> bound) {
        var call = expr.call();
        var target = call.target().filter(some -> !References.isLibrary(some, bound.keySet()));
        var function = call.target().isPresent() && target.isEmpty()
                ? call.target().get().ident().name() + "." + call.function()
                : call.function();
        var operands = Stream.concat(target.stream(), call.args().stream()).toList();
        if (function.equals("_?._")) {
            var from = visit(operands.get(0), bound);
            return Estimate.of(
                    Kind.OPTIONAL,
                    field(
                            expr,
                            operands.get(0),
                            from,
                            operands.get(1).constant().stringValue(),
                            false));
        }
        var values = operands.stream().map(operand -> visit(operand, bound)).toList();
        return switch (function) {
            case "_?_:_" -> {
                taking(expr, function, operands, values);
                yield values.get(1).or(values.get(2));
            }
            case "_[_]" -> indexed(expr, operands, values);
            case "orValue" ->
                values.get(0).content() == null
                        ? Estimate.ANYTHING
                        : values.get(0).content().or(values.get(1));
            case "filter", "sort", "distinct", "slice", "reverse" -> {
                var result = taking(expr, function, operands, values);
                yield result.isOnly(Kind.LIST)
                        ? Estimate.of(Kind.LIST, values.get(0).item())
                        : result;
            }
            case "_+_" -> {
                var result = taking(expr, function, operands, values);
                yield result.isOnly(Kind.LIST) ? values.get(0).followedBy(values.get(1)) : result;
            }
            default -> taking(expr, function, operands, values);
        };
    }

    private Estimate indexed(CelExpr expr, List<CelExpr> operands, List<Estimate> values) {
        var from = values.get(0);
        var key = operands.get(1);
        if (key.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && key.constant().getKind() == CelConstant.Kind.STRING_VALUE
                && !from.mayBe(Kind.LIST)) {
            return field(expr, operands.get(0), from, key.constant().stringValue(), true);
        }
        taking(expr, "_[_]", operands, values);
        return from.item();
    }

    private Estimate taking(CelExpr expr, String function, List<CelExpr> operands, List<Estimate> values) {
        if (EQUALITY.contains(function)) {
            compared(expr, function, operands, values);
            return Estimate.of(Kind.BOOLEAN);
        }
        var result = signatures.resultOf(function, values);
        if (result.isEmpty()) {
            mismatch(expr, function, operands, values, true);
            return Estimate.ANYTHING;
        }
        return Estimate.of(result);
    }

    /** Values of different kinds are never equal: no failure, and hardly what was meant. With null everything may be compared. */
    private void compared(CelExpr expr, String function, List<CelExpr> operands, List<Estimate> values) {
        if (!values.get(0).isOnly(Kind.NULL)
                && !values.get(1).isOnly(Kind.NULL)
                && !values.get(0).mayBeAnyOf(values.get(1).kinds())) {
            mismatch(expr, function, operands, values, false);
        }
    }

    private void mismatch(
            CelExpr expr, String function, List<CelExpr> operands, List<Estimate> values, boolean isCertain) {
        var described = new ArrayList<String>();
        for (var i = 0; i < operands.size(); i++) {
            described.add(described(operands.get(i), values.get(i)));
        }
        problems.add(new Problem(
                Mistake.TYPE_MISMATCH,
                isCertain,
                source.position(expr.id()),
                Misfit.verdict(function, String.join(" and ", described)),
                "",
                List.of()));
    }

    private String described(CelExpr operand, Estimate value) {
        var path = written(operand);
        return path.equals("this") ? words(value) : path + " (" + words(value) + ")";
    }

    private static String words(Estimate value) {
        return value.isUnknown()
                ? "any value"
                : value.kinds().stream().map(Kind::words).collect(Collectors.joining(" or "));
    }

    private String written(CelExpr expr) {
        var paths = References.of(expr);
        return paths.size() == 1 && Selection.of(expr, source, paths) != null
                ? paths.iterator().next()
                : "this";
    }

    private Estimate loop(CelExpr.CelComprehension loop, Map<String, Estimate> bound) {
        var range = visit(loop.iterRange(), bound);
        var start = visit(loop.accuInit(), bound);
        var isBinding = loop.iterRange().getKind() == CelExpr.ExprKind.Kind.LIST
                && loop.iterRange().list().elements().isEmpty();
        var inside = new HashMap<>(bound);
        inside.put(loop.accuVar(), start);
        if (isBinding) {
            return visit(loop.result(), inside);
        }
        var isPlain = loop.iterVar2().isEmpty();
        inside.put(
                loop.iterVar(),
                !isPlain ? Estimate.ANYTHING : range.isOnly(Kind.OBJECT) ? Estimate.of(Kind.TEXT) : range.item());
        if (!isPlain) {
            inside.put(loop.iterVar2(), Estimate.ANYTHING);
        }
        if (!range.mayBeAnyOf(EnumSet.of(Kind.LIST, Kind.OBJECT))) {
            mismatch(loop.iterRange(), "map, filter, exists and all", List.of(loop.iterRange()), List.of(range), true);
        }
        visit(loop.loopCondition(), inside);
        var step = visit(loop.loopStep(), inside);
        inside.put(loop.accuVar(), start.or(step));
        return visit(loop.result(), inside);
    }
}
