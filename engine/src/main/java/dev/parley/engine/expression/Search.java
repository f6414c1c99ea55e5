package dev.parley.engine.expression;

/** Looks for a text in a text, and pays for it first: the worst case takes the product of the lengths. */
final class Search {
    /** Characters are compared much faster than an expression is evaluated. */
    private static final int COMPARED_AT_ONCE = 64;

    private Search() {}

    /** Before the first of any number of searches that go on where the last one ended. */
    static void pay(String text, String wanted) {
        var places = Math.max(0L, (long) text.length() - wanted.length() + 1);
        Meter.spend(1 + text.length() / COMPARED_AT_ONCE + places * wanted.length() / COMPARED_AT_ONCE);
    }

    static boolean areEqual(String a, String b) {
        Meter.spend(a.length() / COMPARED_AT_ONCE);
        return a.equals(b);
    }
}
