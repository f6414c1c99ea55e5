package dev.parley.engine.expression;

import static dev.cel.common.CelFunctionDecl.newFunctionDeclaration;
import static dev.cel.common.CelOverloadDecl.newGlobalOverload;
import static dev.cel.common.CelOverloadDecl.newMemberOverload;

import dev.cel.checker.CelCheckerBuilder;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerLibrary;
import dev.cel.extensions.CelExtensions;
import dev.cel.extensions.CelListsExtensions;
import dev.cel.parser.CelParserBuilder;
import java.util.EnumSet;

/**
 * CEL's list functions, declared to take and give any values. The library declares that {@code sortBy} gives the pairs it sorts by, so
 * that {@code items.sortBy(i, i.price)[0].name} would not compile; and that others give a list of what they were given one of, which of
 * our data is a type to be found out. The checker then settles on the first that fits: in {@code items.distinct().map(i, "id" in i)}
 * it takes each item for a list, and an object fails when it runs.
 */
final class ListsOfAnything implements CelCompilerLibrary {
    private static final ListType ANY = ListType.create(SimpleType.DYN);
    private static final EnumSet<CelListsExtensions.Function> OURS = EnumSet.of(
            CelListsExtensions.Function.SORT_BY,
            CelListsExtensions.Function.SLICE,
            CelListsExtensions.Function.FLATTEN,
            CelListsExtensions.Function.DISTINCT);

    @Override
    public void setParserOptions(CelParserBuilder parser) {
        CelExtensions.lists().setParserOptions(parser);
    }

    @Override
    public void setCheckerOptions(CelCheckerBuilder checker) {
        CelExtensions.lists(EnumSet.complementOf(OURS)).setCheckerOptions(checker);
        checker.addFunctionDeclarations(
                newFunctionDeclaration(
                        "lists.@sortByAssociatedKeys", newGlobalOverload("list_sortByAssociatedKeys", ANY, ANY)),
                newFunctionDeclaration(
                        "slice", newMemberOverload("list_slice", ANY, ANY, SimpleType.INT, SimpleType.INT)),
                newFunctionDeclaration(
                        "flatten",
                        newMemberOverload("list_flatten", ANY, ANY),
                        newMemberOverload("list_flatten_list_int", ANY, ANY, SimpleType.INT)),
                newFunctionDeclaration("distinct", newMemberOverload("list_distinct", ANY, ANY)));
    }
}
