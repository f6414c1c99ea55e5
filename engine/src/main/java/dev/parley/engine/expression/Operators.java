package dev.parley.engine.expression;

import static dev.cel.common.CelFunctionDecl.newFunctionDeclaration;
import static dev.cel.common.CelOverloadDecl.newGlobalOverload;
import static dev.cel.runtime.CelFunctionBinding.from;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.standard.AddOperator.AddOverload;
import dev.cel.runtime.standard.CelStandardOverload;
import dev.cel.runtime.standard.IndexOperator.IndexOverload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;

/**
 * Where we differ from CEL's operators. JSON has one kind of number, so a whole one and a fractional one may be combined and
 * compared; {@code +} keeps texts bounded and appends to lists in constant time; {@code []} says what is missing.
 */
final class Operators {
    static final int MAX_TEXT = 1_000_000;

    private static final Set<CelStandardOverload> REPLACED =
            Set.of(AddOverload.ADD_LIST, AddOverload.ADD_STRING, IndexOverload.INDEX_LIST, IndexOverload.INDEX_MAP);

    private record Mixed(String operator, String name, DoubleBinaryOperator operation) {}

    private static final List<Mixed> MIXED = List.of(
            new Mixed("_+_", "add", (a, b) -> a + b),
            new Mixed("_-_", "subtract", (a, b) -> a - b),
            new Mixed("_*_", "multiply", (a, b) -> a * b),
            new Mixed("_/_", "divide", (a, b) -> a / b));

    private Operators() {}

    static CelStandardFunctions standardFunctions() {
        return CelStandardFunctions.newBuilder()
                .filterFunctions((_, overload) -> !REPLACED.contains(overload))
                .build();
    }

    static List<CelFunctionDecl> declarations() {
        var declarations = new ArrayList<CelFunctionDecl>();
        for (var mixed : MIXED) {
            declarations.add(mixed(mixed.operator, mixed.name, SimpleType.DOUBLE));
        }
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

    static List<CelFunctionBinding> bindings() {
        var bindings = new ArrayList<CelFunctionBinding>();
        for (var mixed : MIXED) {
            var overloads = new ArrayList<CelFunctionBinding>(List.of(
                    from(
                            mixed.name + "_int64_double",
                            Long.class,
                            Double.class,
                            (a, b) -> mixed.operation.applyAsDouble(a, b)),
                    from(
                            mixed.name + "_double_int64",
                            Double.class,
                            Long.class,
                            (a, b) -> mixed.operation.applyAsDouble(a, b))));
            if (mixed.operator.equals("_+_")) {
                overloads.add(from("add_string", String.class, String.class, Operators::join));
                overloads.add(from("add_list", List.class, List.class, Operators::append));
            }
            bindings.addAll(CelFunctionBinding.fromOverloads(mixed.operator, overloads));
        }
        bindings.addAll(CelFunctionBinding.fromOverloads(
                "_[_]",
                from("index_list", List.class, Number.class, Operators::item),
                from("index_map", Map.class, Object.class, Operators::field)));
        return bindings;
    }

    private static String join(String first, String second) {
        if (first.length() + (long) second.length() > MAX_TEXT) {
            throw new CostExceeded();
        }
        return first.concat(second);
    }

    private static Items append(List<?> first, List<?> second) {
        return (first instanceof Items items ? items : Items.of(first)).plus(second);
    }

    private static Object item(List<?> list, Number index) {
        var position = index.longValue();
        if (position != index.doubleValue()) {
            throw new ValueProblem("Item number " + index + " of a list is not a whole number");
        }
        if (position < 0 || position >= list.size()) {
            throw ValueProblem.noItem(list instanceof Items ? list.toString() : "the list", list.size(), position);
        }
        return list.get((int) position);
    }

    private static Object field(Map<?, ?> map, Object key) {
        if (map instanceof Fields fields) {
            return fields.at(key);
        }
        var value = map.get(key);
        if (value == null) {
            throw new ValueProblem("The object has no field \"" + key + "\"; "
                    + ValueProblem.fieldsOf(
                            map.keySet().stream().map(Object::toString).toList()));
        }
        return value;
    }
}
