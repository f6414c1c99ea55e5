package dev.parley.engine.expression;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The functions Parley brings itself: each declared and bound in one sentence. */
final class Functions {
    /** Must charge the {@link Meter} for work or results out of proportion to what it is given. */
    @FunctionalInterface
    interface Body {
        Object apply(Object[] args);
    }

    private final Map<String, List<CelOverloadDecl>> declared = new LinkedHashMap<>();
    /** By overload: CEL is not told that a result is a number, for to it a number is whole or is not. */
    private final Set<String> numeric = new HashSet<>();

    private final Map<String, List<CelFunctionBinding>> bound = new LinkedHashMap<>();

    /** Called on its first parameter: {@code "a".lower()}. */
    Functions member(Param result, String name, List<Param> params, Body body) {
        return add(true, result, name, params, body);
    }

    /** Called by its name: {@code json.parse("{}")}. */
    Functions global(Param result, String name, List<Param> params, Body body) {
        return add(false, result, name, params, body);
    }

    /** What CEL itself declares; where it keeps overloads of its own, it takes two or more of ours, not one. */
    Functions known(String name, String overload, List<Param> params, Body body) {
        bound.computeIfAbsent(name, _ -> new ArrayList<>()).add(binding(overload, params, body));
        return this;
    }

    /** CEL declares some functions for fractional numbers alone, and a whole one is as good. */
    Functions wholeToo(String... names) {
        for (var name : names) {
            declared.computeIfAbsent(name, _ -> new ArrayList<>())
                    .add(CelOverloadDecl.newGlobalOverload(
                            "parley_" + name.replace('.', '_') + "_int", SimpleType.INT, SimpleType.INT));
        }
        return this;
    }

    private Functions add(boolean isMember, Param result, String name, List<Param> params, Body body) {
        var id = "parley_" + name.replace('.', '_') + "_"
                + params.stream().map(p -> p.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining("_"));
        var overloads = declared.computeIfAbsent(name, _ -> new ArrayList<>());
        for (var types : combinations(params)) {
            var overload =
                    overloads.stream().anyMatch(known -> known.overloadId().equals(id))
                            ? id + "_" + overloads.size()
                            : id;
            if (result == Param.NUMBER) {
                numeric.add(overload);
            }
            overloads.add(
                    isMember
                            ? CelOverloadDecl.newMemberOverload(overload, result.result(), types)
                            : CelOverloadDecl.newGlobalOverload(overload, result.result(), types));
        }
        return known(name, id, params, body);
    }

    private static List<List<CelType>> combinations(List<Param> params) {
        List<List<CelType>> all = List.of(List.of());
        for (var param : params) {
            all = all.stream()
                    .flatMap(some -> param.types().stream().map(type -> {
                        var more = new ArrayList<>(some);
                        more.add(type);
                        return (List<CelType>) more;
                    }))
                    .toList();
        }
        return all;
    }

    private static CelFunctionBinding binding(String overload, List<Param> params, Body body) {
        List<Class<?>> classes = params.stream().<Class<?>>map(Param::javaClass).toList();
        // CEL calls functions of one and two by a shorter way, which only these forms have.
        return switch (classes.size()) {
            case 1 -> CelFunctionBinding.from(overload, classes.get(0), a -> body.apply(new Object[] {a}));
            case 2 ->
                CelFunctionBinding.from(
                        overload, classes.get(0), classes.get(1), (a, b) -> body.apply(new Object[] {a, b}));
            default -> CelFunctionBinding.from(overload, classes, body::apply);
        };
    }

    List<CelFunctionDecl> declarations() {
        return declared.entrySet().stream()
                .map(function -> CelFunctionDecl.newFunctionDeclaration(function.getKey(), function.getValue()))
                .toList();
    }

    boolean givesNumber(String overload) {
        return numeric.contains(overload);
    }

    /** All of one name at once, for CEL keeps only the first it is given under a name. */
    List<CelFunctionBinding> bindings() {
        return bound.entrySet().stream()
                .flatMap(function -> CelFunctionBinding.fromOverloads(function.getKey(), function.getValue()).stream())
                .toList();
    }
}
