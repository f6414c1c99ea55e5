package dev.parley.engine.expression;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what a parsed expression reads from outside: everything named that is no loop variable, type or function library. */
final class References {
    private static final Set<String> LIBRARIES =
            Set.of("math", "lists", "strings", "optional", "json", "regex", "base64", "url", "cel");
    private static final Set<String> TYPES = Set.of(
            "bool", "bytes", "double", "int", "list", "map", "null_type", "string", "type", "uint", "optional_type");

    private final Map<String, Long> paths = new TreeMap<>();

    private References() {}

    static Set<String> of(CelExpr expr) {
        var references = new References();
        references.visit(expr, Set.of());
        return Collections.unmodifiableSet(references.paths.keySet());
    }

    /** By path, where it was first written: the id of its root in the syntax tree. */
    static Map<String, Long> placesOf(CelExpr expr) {
        var references = new References();
        references.visit(expr, Set.of());
        return references.paths;
    }

    static Set<String> rootsOf(Set<String> paths) {
        return paths.stream().map(path -> path.split("\\.", 2)[0]).collect(Collectors.toSet());
    }

    private void visit(CelExpr expr, Set<String> bound) {
        var path = path(expr, bound);
        if (path != null) {
            if (!TYPES.contains(path)) {
                paths.putIfAbsent(path, rootOf(expr).id());
            }
            return;
        }
        switch (expr.getKind()) {
            case SELECT -> visit(expr.select().operand(), bound);
            case CALL -> visitCall(expr.call(), bound);
            case LIST -> expr.list().elements().forEach(element -> visit(element, bound));
            case STRUCT -> expr.struct().entries().forEach(entry -> visit(entry.value(), bound));
            case MAP ->
                expr.map().entries().forEach(entry -> {
                    visit(entry.key(), bound);
                    visit(entry.value(), bound);
                });
            case COMPREHENSION -> visitComprehension(expr.comprehension(), bound);
            case CONSTANT, IDENT, NOT_SET -> {}
        }
    }

    private static CelExpr rootOf(CelExpr path) {
        return switch (path.getKind()) {
            case SELECT -> rootOf(path.select().operand());
            case CALL -> rootOf(path.call().args().get(0));
            case IDENT, CONSTANT, LIST, STRUCT, MAP, COMPREHENSION, NOT_SET -> path;
        };
    }

    private void visitCall(CelExpr.CelCall call, Set<String> bound) {
        call.target().filter(target -> !isLibrary(target, bound)).ifPresent(target -> visit(target, bound));
        call.args().forEach(arg -> visit(arg, bound));
    }

    static boolean isLibrary(CelExpr target, Set<String> bound) {
        return target.getKind() == Kind.IDENT
                && !bound.contains(target.ident().name())
                && LIBRARIES.contains(target.ident().name());
    }

    private void visitComprehension(CelExpr.CelComprehension loop, Set<String> bound) {
        visit(loop.iterRange(), bound);
        visit(loop.accuInit(), bound);
        var inResult = new HashSet<>(bound);
        inResult.add(loop.accuVar());
        visit(loop.result(), inResult);
        var inLoop = new HashSet<>(inResult);
        inLoop.add(loop.iterVar());
        inLoop.add(loop.iterVar2());
        visit(loop.loopCondition(), inLoop);
        visit(loop.loopStep(), inLoop);
    }

    /** @return null when it is no path, or begins at a loop variable */
    private static @Nullable String path(CelExpr expr, Set<String> bound) {
        return switch (expr.getKind()) {
            case IDENT ->
                bound.contains(expr.ident().name()) ? null : expr.ident().name();
            case SELECT ->
                longer(path(expr.select().operand(), bound), expr.select().field());
            case CALL ->
                isConstantField(expr.call())
                        ? longer(
                                path(expr.call().args().get(0), bound),
                                expr.call().args().get(1).constant().stringValue())
                        : null;
            case CONSTANT, LIST, STRUCT, MAP, COMPREHENSION, NOT_SET -> null;
        };
    }

    private static @Nullable String longer(@Nullable String path, String field) {
        return path == null ? null : path + "." + field;
    }

    private static boolean isConstantField(CelExpr.CelCall call) {
        return call.function().equals("_[_]")
                && call.args().get(1).getKind() == Kind.CONSTANT
                && call.args().get(1).constant().getKind() == CelConstant.Kind.STRING_VALUE;
    }
}
