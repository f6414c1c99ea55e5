package dev.parley.engine.expression;

import static dev.cel.common.CelFunctionDecl.newFunctionDeclaration;
import static dev.cel.common.CelOverloadDecl.newGlobalOverload;

import dev.cel.checker.CelCheckerBuilder;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerLibrary;
import dev.cel.extensions.CelExtensions;
import dev.cel.extensions.CelListsExtensions;
import dev.cel.parser.CelParserBuilder;
import java.util.EnumSet;

/**
 * CEL's list functions, with {@code sortBy} declared to give any values: the library declares that it gives the pairs it sorts
 * by, so that {@code items.sortBy(i, i.price)[0].name} would not compile.
 */
final class SortableLists implements CelCompilerLibrary {
    private static final ListType ANY_LIST = ListType.create(SimpleType.DYN);

    @Override
    public void setParserOptions(CelParserBuilder parser) {
        CelExtensions.lists().setParserOptions(parser);
    }

    @Override
    public void setCheckerOptions(CelCheckerBuilder checker) {
        CelExtensions.lists(EnumSet.complementOf(EnumSet.of(CelListsExtensions.Function.SORT_BY)))
                .setCheckerOptions(checker);
        checker.addFunctionDeclarations(newFunctionDeclaration(
                "lists.@sortByAssociatedKeys", newGlobalOverload("list_sortByAssociatedKeys", ANY_LIST, ANY_LIST)));
    }
}
