package dev.parley.engine.expression;

import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OptionalType;
import dev.cel.extensions.CelExtensions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which kinds of value each function and operator takes, read from their declarations. */
final class Signatures {
    private record Signature(List<Set<Kind>> params, Set<Kind> result) {}

    private final Map<String, List<Signature>> byName = new HashMap<>();

    Signatures(Library library) {
        Stream.of(
                        Stream.of(StandardFunction.values()).map(StandardFunction::functionDecl),
                        CelExtensions.strings().functions().stream(),
                        CelExtensions.lists().functions().stream(),
                        CelExtensions.math(Library.mathematics()).functions().stream(),
                        CelExtensions.optional().functions().stream(),
                        Operators.declarations().stream(),
                        library.declarations().stream())
                .flatMap(declarations -> declarations)
                .forEach(function -> add(function, library));
    }

    private void add(CelFunctionDecl function, Library library) {
        var signatures = byName.computeIfAbsent(function.name(), _ -> new ArrayList<>());
        for (CelOverloadDecl overload : function.overloads()) {
            var result =
                    library.givesNumber(overload.overloadId()) ? EnumSet.of(Kind.NUMBER) : kinds(overload.resultType());
            signatures.add(new Signature(
                    overload.parameterTypes().stream().map(Signatures::kinds).toList(), result));
        }
    }

    /**
     * @param arguments with the receiver first
     * @return what it may give; empty when it takes no such values. A function that is not listed may give anything.
     */
    Set<Kind> resultOf(String function, List<Estimate> arguments) {
        var signatures = byName.get(function);
        if (signatures == null) {
            return EnumSet.allOf(Kind.class);
        }
        var result = EnumSet.noneOf(Kind.class);
        signatures.stream().filter(signature -> takes(signature, arguments)).forEach(s -> result.addAll(s.result));
        return result;
    }

    private static boolean takes(Signature signature, List<Estimate> arguments) {
        if (signature.params.size() != arguments.size()) {
            return false;
        }
        for (var i = 0; i < arguments.size(); i++) {
            if (!arguments.get(i).mayBeAnyOf(signature.params.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static Set<Kind> kinds(CelType type) {
        if (type instanceof OptionalType) {
            return EnumSet.of(Kind.OPTIONAL);
        }
        return switch (type.kind()) {
            case BOOL -> EnumSet.of(Kind.BOOLEAN);
            case INT, UINT, DOUBLE -> EnumSet.of(Kind.NUMBER);
            case STRING -> EnumSet.of(Kind.TEXT);
            case TIMESTAMP -> EnumSet.of(Kind.TIME);
            case DURATION -> EnumSet.of(Kind.DURATION);
            case LIST -> EnumSet.of(Kind.LIST);
            case MAP -> EnumSet.of(Kind.OBJECT);
            case NULL_TYPE -> EnumSet.of(Kind.NULL);
            case BYTES, TYPE -> EnumSet.of(Kind.OTHER);
            default ->
                type.kind() == CelKind.OPAQUE ? EnumSet.of(Kind.OPTIONAL, Kind.OTHER) : EnumSet.allOf(Kind.class);
        };
    }
}
