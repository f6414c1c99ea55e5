package dev.parley.engine.expression;

import dev.cel.common.CelIssue;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in people's words why a text is no expression, with the character. */
final class CompileProblem {
    private static final Pattern NO_OVERLOAD = Pattern.compile(
            "found no matching overload for '([^']+)' applied to '(.*?)' \\(candidates.*", Pattern.DOTALL);
    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']+)'.*", Pattern.DOTALL);
    private static final Pattern OPERATOR = Pattern.compile("[@_]*([^_@]+?)_*");

    private CompileProblem() {}

    static ExpressionException of(CelValidationResult result, String text) {
        if (result.getErrors().isEmpty()) {
            return new ExpressionException("This is not a valid expression.", text, -1);
        }
        var issue = result.getErrors().getFirst();
        var position = position(issue.getSourceLocation(), text);
        return new ExpressionException(inWords(issue, text, position), text, position);
    }

    private static String inWords(CelIssue issue, String text, int position) {
        var message = issue.getMessage();
        var noOverload = NO_OVERLOAD.matcher(message);
        if (noOverload.matches()) {
            return noOverload(noOverload);
        }
        var undeclared = UNDECLARED.matcher(message);
        if (undeclared.matches()) {
            return "There is no function or type \"" + undeclared.group(1) + "\"."
                    + OtherNames.hint(undeclared.group(1));
        }
        if (message.contains("recursion") || message.contains("exceeds")) {
            return "The expression is nested too deeply. Split it into steps.";
        }
        if (isSyntax(message)) {
            return syntax(text, position);
        }
        return "This is not a valid expression: " + message;
    }

    private static String noOverload(Matcher match) {
        var operator = OPERATOR.matcher(match.group(1));
        var name = operator.matches() ? operator.group(1) : match.group(1);
        var types = match.group(2)
                .replaceAll("\\bdyn\\b", "any value")
                .replaceAll("\\bstring\\b", "text")
                .replaceAll("\\b(int|uint|double)\\b", "number")
                .replaceAll("\\bbool\\b", "true or false");
        return "\"" + name + "\" does not work with " + types + ".";
    }

    private static boolean isSyntax(String message) {
        return message.startsWith("mismatched input")
                || message.startsWith("extraneous input")
                || message.startsWith("missing ")
                || message.startsWith("no viable alternative")
                || message.startsWith("token recognition error")
                || message.startsWith("unsupported syntax");
    }

    private static String syntax(String text, int position) {
        if (position < 0 || position >= text.stripTrailing().length()) {
            return "The expression ends too early: something is missing at its end.";
        }
        var rest = text.substring(position);
        if (rest.startsWith("=") && !rest.startsWith("==")) {
            return "A single \"=\" means nothing here; to compare, write \"==\".";
        }
        if (rest.startsWith("and ") || rest.startsWith("or ") || rest.startsWith("not ")) {
            return "Write && for \"and\", || for \"or\" and ! for \"not\".";
        }
        var word = rest.lines().findFirst().orElse("").split("\\s", 2)[0];
        return "This cannot be understood from \"" + (word.length() > 20 ? word.substring(0, 20) + "…" : word)
                + "\" on.";
    }

    /** CEL counts lines from one, columns from zero and in code points. */
    private static int position(CelSourceLocation location, String text) {
        if (location.getLine() < 1) {
            return -1;
        }
        var start = 0;
        for (var line = 1; line < location.getLine(); line++) {
            var end = text.indexOf('\n', start);
            if (end < 0) {
                return -1;
            }
            start = end + 1;
        }
        var column = Math.max(0, location.getColumn());
        return column > text.codePointCount(start, text.length())
                ? text.length()
                : text.offsetByCodePoints(start, column);
    }
}
