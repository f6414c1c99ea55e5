package dev.parley.engine.expression;

import java.util.Map;

/** What people coming from JavaScript, Python or Power Automate call things, and what they are called here. */
final class OtherNames {
    private static final String LOWER = "Write text.lower().";
    private static final String UPPER = "Write text.upper().";
    private static final String SIZE = "Write size(x).";
    private static final String ROUND = "Write math.round(x, 2).";
    private static final String NUMBER = "Write double(x), or int(x) for a whole number.";
    private static final String NOW = "An expression must give the same value whenever it is evaluated again;"
            + " go by timestamp(run.startedAt).";

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("now", NOW),
            Map.entry("utcNow", NOW),
            Map.entry("today", NOW),
            Map.entry("toLowerCase", LOWER),
            Map.entry("toLower", LOWER),
            Map.entry("toUpperCase", UPPER),
            Map.entry("toUpper", UPPER),
            Map.entry("len", SIZE),
            Map.entry("length", SIZE),
            Map.entry("count", SIZE),
            Map.entry("includes", "Write text.contains(\"x\") or \"x\" in list."),
            Map.entry("round", ROUND),
            Map.entry("toFixed", "Write number.fixed(2)."),
            Map.entry("formatNumber", "Write number.format(\"#,##0.00\")."),
            Map.entry("formatDateTime", "Write time.format(\"yyyy-MM-dd HH:mm\")."),
            Map.entry("float", NUMBER),
            Map.entry("number", NUMBER),
            Map.entry("Number", NUMBER),
            Map.entry("parseInt", NUMBER),
            Map.entry("parseFloat", NUMBER),
            Map.entry("decimal", "Every number is an exact decimal here; to read a text as one, write double(x)."),
            Map.entry("str", "Write string(x)."),
            Map.entry("toString", "Write string(x)."),
            Map.entry("concat", "Write a + b."),
            Map.entry("coalesce", "Write a.?b.orValue(\"none\")."),
            Map.entry("find", "Write list.filter(x, …).first().orValue(…)."),
            Map.entry("some", "Write list.exists(x, …)."),
            Map.entry("every", "Write list.all(x, …)."));

    private OtherNames() {}

    /** With a space before it; empty when there is no such name. */
    static String hint(String name) {
        var words = WORDS.get(name);
        return words == null ? "" : " " + words;
    }
}
