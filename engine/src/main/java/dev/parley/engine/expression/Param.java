package dev.parley.engine.expression;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.OptionalType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.CelByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a function takes or gives: as the checker sees it, and as it comes while an expression is evaluated. */
enum Param {
    TEXT(String.class, SimpleType.STRING),
    /** CEL checks whole and fractional literals apart. */
    NUMBER(Number.class, SimpleType.INT, SimpleType.DOUBLE),
    WHOLE(Long.class, SimpleType.INT),
    TRUTH(Boolean.class, SimpleType.BOOL),
    LIST(List.class, ListType.create(SimpleType.DYN)),
    OBJECT(Map.class, MapType.create(SimpleType.DYN, SimpleType.DYN)),
    TEXTS(List.class, ListType.create(SimpleType.STRING)),
    TIME(Instant.class, SimpleType.TIMESTAMP),
    SPAN(Duration.class, SimpleType.DURATION),
    BYTES(CelByteString.class, SimpleType.BYTES),
    MAYBE_TEXT(Optional.class, OptionalType.create(SimpleType.STRING)),
    ANY(Object.class, SimpleType.DYN);

    private final Class<?> java;
    private final List<CelType> types;

    Param(Class<?> java, CelType... types) {
        this.java = java;
        this.types = List.of(types);
    }

    Class<?> javaClass() {
        return java;
    }

    List<CelType> types() {
        return types;
    }

    /** What the checker is told of a result; a number may turn out whole or not. */
    CelType result() {
        return types.size() == 1 ? types.getFirst() : SimpleType.DYN;
    }
}
