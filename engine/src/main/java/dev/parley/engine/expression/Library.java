package dev.parley.engine.expression;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.common.CelFunctionDecl;
import dev.cel.extensions.CelMathExtensions;
import dev.cel.extensions.CelStringExtensions;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.CelStandardFunctions.StandardFunction;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which functions there are, and which of CEL's own are computed our way. */
final class Library {
    private static final Set<StandardFunction> REPLACED = EnumSet.of(
            StandardFunction.EQUALS,
            StandardFunction.NOT_EQUALS,
            StandardFunction.IN,
            StandardFunction.INDEX,
            StandardFunction.NEGATE,
            StandardFunction.INT,
            StandardFunction.DOUBLE,
            StandardFunction.MATCHES,
            StandardFunction.CONTAINS);
    private static final Set<StandardFunction> REPLACED_FOR_NUMBERS = EnumSet.of(
            StandardFunction.ADD,
            StandardFunction.SUBTRACT,
            StandardFunction.MULTIPLY,
            StandardFunction.DIVIDE,
            StandardFunction.MODULO,
            StandardFunction.LESS,
            StandardFunction.LESS_EQUALS,
            StandardFunction.GREATER,
            StandardFunction.GREATER_EQUALS);
    private static final Set<String> REPLACED_OVERLOADS =
            Set.of("ADD_STRING", "ADD_LIST", "INT64_TO_STRING", "UINT64_TO_STRING", "DOUBLE_TO_STRING");

    private final Functions functions = new Functions();

    Library() {
        Operators.addTo(functions);
        functions.global(Param.ANY, "type", List.of(Param.ANY), a -> Values.typeOf(a[0]));
        NumberFunctions.addTo(functions);
        TextFunctions.addTo(functions);
        ListFunctions.addTo(functions);
        TimeFunctions.addTo(functions);
        RegexFunctions.addTo(functions);
        JsonFunctions.addTo(functions);
    }

    List<CelFunctionDecl> declarations() {
        return functions.declarations();
    }

    boolean givesNumber(String overload) {
        return functions.givesNumber(overload);
    }

    List<CelFunctionBinding> bindings() {
        return functions.bindings();
    }

    /** CEL's own {@code type} knows no decimals, and cannot be replaced where it is bound. */
    static CelStandardDeclarations standardDeclarations() {
        return CelStandardDeclarations.newBuilder()
                .excludeFunctions(CelStandardDeclarations.StandardFunction.TYPE)
                .build();
    }

    static CelStandardFunctions standardFunctions() {
        return CelStandardFunctions.newBuilder()
                .filterFunctions((function, overload) -> !isReplaced(function, ((Enum<?>) overload).name()))
                .build();
    }

    private static boolean isReplaced(StandardFunction function, String overload) {
        return REPLACED.contains(function)
                || REPLACED_OVERLOADS.contains(overload)
                || (REPLACED_FOR_NUMBERS.contains(function)
                        && (overload.contains("INT64") || overload.contains("DOUBLE")));
    }

    /** What CEL declares of mathematics: all but the questions whether a number is one, which it always is here. */
    static Set<CelMathExtensions.Function> mathematics() {
        return EnumSet.complementOf(EnumSet.of(
                CelMathExtensions.Function.ISFINITE,
                CelMathExtensions.Function.ISNAN,
                CelMathExtensions.Function.ISINF));
    }

    static Set<CelMathExtensions.Function> bits() {
        return EnumSet.of(
                CelMathExtensions.Function.BITAND,
                CelMathExtensions.Function.BITOR,
                CelMathExtensions.Function.BITXOR,
                CelMathExtensions.Function.BITNOT,
                CelMathExtensions.Function.BITSHIFTLEFT,
                CelMathExtensions.Function.BITSHIFTRIGHT);
    }

    /** The functions on texts that CEL may provide as they are. */
    static Set<CelStringExtensions.Function> texts() {
        return EnumSet.of(
                CelStringExtensions.Function.CHAR_AT,
                CelStringExtensions.Function.LOWER_ASCII,
                CelStringExtensions.Function.UPPER_ASCII,
                CelStringExtensions.Function.QUOTE,
                CelStringExtensions.Function.SUBSTRING,
                CelStringExtensions.Function.TRIM);
    }
}
