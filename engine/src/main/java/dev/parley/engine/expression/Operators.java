package dev.parley.engine.expression;

import static dev.cel.common.CelFunctionDecl.newFunctionDeclaration;
import static dev.cel.common.CelOverloadDecl.newGlobalOverload;
import static dev.parley.engine.expression.Param.ANY;
import static dev.parley.engine.expression.Param.LIST;
import static dev.parley.engine.expression.Param.NUMBER;
import static dev.parley.engine.expression.Param.TEXT;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Where we differ from CEL's operators. There is one kind of number (see {@link Numbers}); {@code +} keeps texts bounded and
 * appends to lists in constant time; {@code []} says what is missing; equality pays for what it reads.
 */
final class Operators {
    private record Arithmetic(String operator, String name, Functions.Body operation) {}

    private static final List<Arithmetic> ARITHMETIC = List.of(
            new Arithmetic("_+_", "add", a -> Numbers.add((Number) a[0], (Number) a[1])),
            new Arithmetic("_-_", "subtract", a -> Numbers.subtract((Number) a[0], (Number) a[1])),
            new Arithmetic("_*_", "multiply", a -> Numbers.multiply((Number) a[0], (Number) a[1])),
            new Arithmetic("_/_", "divide", a -> Numbers.divide((Number) a[0], (Number) a[1])),
            new Arithmetic("_%_", "modulo", a -> Numbers.remainder((Number) a[0], (Number) a[1])));

    private Operators() {}

    static List<CelFunctionDecl> declarations() {
        var declarations = new ArrayList<CelFunctionDecl>();
        for (var arithmetic : ARITHMETIC) {
            declarations.add(mixed(arithmetic.operator, arithmetic.name, SimpleType.DOUBLE));
        }
        declarations.add(newFunctionDeclaration(
                "_%_", newGlobalOverload("modulo_double", SimpleType.DOUBLE, SimpleType.DOUBLE, SimpleType.DOUBLE)));
        declarations.add(mixed("_==_", "equals", SimpleType.BOOL));
        declarations.add(mixed("_!=_", "not_equals", SimpleType.BOOL));
        // Branches of different kinds, such as null or a number.
        declarations.add(newFunctionDeclaration(
                "_?_:_",
                newGlobalOverload("conditional_any", SimpleType.DYN, SimpleType.BOOL, SimpleType.DYN, SimpleType.DYN)));
        return declarations;
    }

    private static CelFunctionDecl mixed(String operator, String name, CelType result) {
        CelOverloadDecl[] both = {
            newGlobalOverload(name + "_int64_double", result, SimpleType.INT, SimpleType.DOUBLE),
            newGlobalOverload(name + "_double_int64", result, SimpleType.DOUBLE, SimpleType.INT)
        };
        return newFunctionDeclaration(operator, both);
    }

    static void addTo(Functions functions) {
        var two = List.of(NUMBER, NUMBER);
        ARITHMETIC.forEach(a -> functions
                .known(a.operator, a.name + "_int64", two, a.operation)
                .known(a.operator, a.name + "_double", two, a.operation));
        functions
                .known("-_", "negate_int64", List.of(NUMBER), a -> Numbers.negate((Number) a[0]))
                .known("_+_", "add_string", List.of(TEXT, TEXT), a -> join((String) a[0], (String) a[1]))
                .known("_+_", "add_list", List.of(LIST, LIST), a -> append((List<?>) a[0], (List<?>) a[1]))
                .known("_==_", "equals", List.of(ANY, ANY), a -> Equality.areEqual(a[0], a[1]))
                .known("_!=_", "not_equals", List.of(ANY, ANY), a -> !Equality.areEqual(a[0], a[1]))
                .known("@in", "in_list", List.of(ANY, LIST), a -> Equality.isIn(a[0], (List<?>) a[1]))
                .known("@in", "in_map", List.of(ANY, Param.OBJECT), a -> ((Map<?, ?>) a[1]).containsKey(key(a[0])))
                .known("_[_]", "index_list", List.of(LIST, NUMBER), a -> item((List<?>) a[0], (Number) a[1]))
                .known("_[_]", "index_map", List.of(Param.OBJECT, ANY), a -> field((Map<?, ?>) a[0], a[1]));
        order(functions, "_<_", "less", sign -> sign < 0);
        order(functions, "_<=_", "less_equals", sign -> sign <= 0);
        order(functions, "_>_", "greater", sign -> sign > 0);
        order(functions, "_>=_", "greater_equals", sign -> sign >= 0);
    }

    private static void order(Functions functions, String operator, String name, IntPredicate holds) {
        Functions.Body compare = a -> holds.test(Numbers.compare((Number) a[0], (Number) a[1]));
        functions
                .known(operator, name + "_int64", List.of(NUMBER, NUMBER), compare)
                .known(operator, name + "_double", List.of(NUMBER, NUMBER), compare);
    }

    private static String join(String first, String second) {
        if (first.length() + (long) second.length() > Meter.MAX_TEXT) {
            throw new CostExceeded();
        }
        return first.concat(second);
    }

    private static Items append(List<?> first, List<?> second) {
        return (first instanceof Items items ? items : Items.of(first)).plus(second);
    }

    private static Object item(List<?> list, Number index) {
        if (!(Numbers.of(index) instanceof Long position)) {
            throw new ValueProblem("Item number " + index + " of a list is not a whole number");
        }
        if (position < 0 || position >= list.size()) {
            throw ValueProblem.noItem(list instanceof Items ? list.toString() : "the list", list.size(), position);
        }
        return list.get(position.intValue());
    }

    private static Object key(Object key) {
        return key instanceof Number number ? Numbers.of(number) : key;
    }

    private static Object field(Map<?, ?> map, Object key) {
        if (map instanceof Fields fields) {
            return fields.at(key);
        }
        var value = map.get(key(key));
        if (value == null) {
            throw new ValueProblem("The object has no field \"" + key + "\"; "
                    + ValueProblem.fieldsOf(
                            map.keySet().stream().map(Object::toString).toList()));
        }
        return value;
    }
}
