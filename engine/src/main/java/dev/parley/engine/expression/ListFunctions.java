package dev.parley.engine.expression;

import static dev.parley.engine.expression.Param.ANY;
import static dev.parley.engine.expression.Param.LIST;
import static dev.parley.engine.expression.Param.NUMBER;
import static dev.parley.engine.expression.Param.WHOLE;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.LongStream;

/** What is done with lists: CEL's own functions, bounded and with our numbers, and sums. */
final class ListFunctions {
    static final long MAX_RANGE = 100_000;
    private static final Comparator<Object> ORDER = ListFunctions::compare;

    private ListFunctions() {}

    static void addTo(Functions functions) {
        functions
                .known("lists.range", "lists_range", List.of(WHOLE), a -> range((Long) a[0]))
                .known(
                        "slice",
                        "list_slice",
                        List.of(LIST, WHOLE, WHOLE),
                        a -> slice((List<?>) a[0], (Long) a[1], (Long) a[2]))
                .known("flatten", "list_flatten", List.of(LIST), a -> flatten((List<?>) a[0], 1))
                .known(
                        "flatten",
                        "list_flatten_list_int",
                        List.of(LIST, WHOLE),
                        a -> flatten((List<?>) a[0], (Long) a[1]))
                .known("distinct", "list_distinct", List.of(LIST), a -> distinct((List<?>) a[0]))
                .known("reverse", "list_reverse", List.of(LIST), a -> Items.of(((List<?>) a[0]).reversed()))
                .known("sort", "list_sort", List.of(LIST), a -> sorted((List<?>) a[0], ORDER))
                .known(
                        "lists.@sortByAssociatedKeys",
                        "list_sortByAssociatedKeys",
                        List.of(LIST),
                        a -> byKey((List<?>) a[0]))
                .member(NUMBER, "sum", List.of(LIST), a -> sum((List<?>) a[0]))
                .member(NUMBER, "avg", List.of(LIST), a -> average((List<?>) a[0]))
                .member(ANY, "min", List.of(LIST), a -> min((List<?>) a[0]))
                .member(ANY, "max", List.of(LIST), a -> max((List<?>) a[0]))
                .member(LIST, "chunk", List.of(LIST, WHOLE), a -> chunk((List<?>) a[0], (Long) a[1]));
    }

    private static Items range(long end) {
        if (end > MAX_RANGE) {
            throw new CostExceeded();
        }
        return Items.of(LongStream.range(0, end).boxed().toList());
    }

    /** From {@code from} up to but without {@code to}; a list that ends before gives what it has. */
    private static Items slice(List<?> list, long from, long to) {
        if (from < 0 || to < from) {
            throw new ValueProblem("slice(" + from + ", " + to + ") needs 0 or more, and then not less");
        }
        return Items.of(list.subList((int) Math.min(from, list.size()), (int) Math.min(to, list.size())));
    }

    private static Items flatten(List<?> list, long levels) {
        if (levels < 0) {
            throw new ValueProblem("flatten needs a depth of 0 or more");
        }
        var flat = new ArrayList<Object>();
        flatten(list, levels, flat);
        return Items.of(flat);
    }

    private static void flatten(List<?> list, long levels, List<Object> flat) {
        Meter.spend(1 + list.size() / 4);
        for (var item : list) {
            if (levels > 0 && item instanceof List<?> inner) {
                flatten(inner, levels - 1, flat);
            } else {
                flat.add(item);
            }
        }
    }

    private static Items distinct(List<?> list) {
        var seen = new HashSet<Equality.Key>();
        var distinct = new ArrayList<Object>();
        for (var item : list) {
            Meter.spend(1);
            if (seen.add(Equality.Key.of(item))) {
                distinct.add(item);
            }
        }
        return Items.of(distinct);
    }

    private static Items byKey(List<?> pairs) {
        var sorted = sorted(pairs, (a, b) -> compare(((List<?>) a).get(0), ((List<?>) b).get(0)));
        return Items.of(sorted.stream().map(pair -> ((List<?>) pair).get(1)).toList());
    }

    private static Items sorted(List<?> list, Comparator<Object> order) {
        var sorted = new ArrayList<Object>(list);
        sorted.sort(order);
        return Items.of(sorted);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static int compare(Object a, Object b) {
        if (a instanceof Number x && b instanceof Number y) {
            Meter.spend(1);
            return Numbers.compare(x, y);
        }
        if (a instanceof Comparable x && a.getClass() == b.getClass()) {
            Meter.spend(a instanceof String text ? 1 + text.length() / 64 : 1);
            return x.compareTo(b);
        }
        throw new ValueProblem(
                Kind.of(a) == Kind.of(b)
                        ? "There is no order between values that are "
                                + Kind.of(a).words() + "; name what counts: list.sortBy(x, x.price)"
                        : "There is no order between " + Kind.of(a).words() + " and "
                                + Kind.of(b).words());
    }

    private static Number sum(List<?> list) {
        Number sum = 0L;
        for (var item : list) {
            Meter.spend(1);
            sum = Numbers.add(sum, number(item));
        }
        return sum;
    }

    private static Number number(Object item) {
        if (item instanceof Number number) {
            return number;
        }
        throw new ValueProblem("Only numbers can be added up, and one of them is "
                + Kind.of(item).words() + "; choose them first: list.map(x, x.price).sum()");
    }

    private static Number average(List<?> list) {
        return Numbers.divide(sum(notEmpty(list, "average")), (long) list.size());
    }

    static Object min(List<?> list) {
        return Collections.min(notEmpty(list, "least value"), ORDER);
    }

    static Object max(List<?> list) {
        return Collections.max(notEmpty(list, "greatest value"), ORDER);
    }

    private static List<?> notEmpty(List<?> list, String wanted) {
        if (list.isEmpty()) {
            throw new ValueProblem("The list is empty, so it has no " + wanted + "; ask first: size(list) > 0 ? … : 0");
        }
        return list;
    }

    private static Items chunk(List<?> list, long size) {
        if (size < 1) {
            throw new ValueProblem("A list is cut into pieces of 1 or more, not of " + size);
        }
        var pieces = new ArrayList<Object>();
        for (var at = 0L; at < list.size(); at += size) {
            Meter.spend(1);
            pieces.add(Items.of(list.subList((int) at, (int) Math.min(list.size(), at + size))));
        }
        return Items.of(pieces);
    }
}
