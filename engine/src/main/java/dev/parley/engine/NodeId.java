package dev.parley.engine;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;
import java.util.regex.Pattern;

/** A step's name within its workflow, such as {@code file}; expressions refer to the step by it. */
public record NodeId(@JsonValue String value) implements Comparable<NodeId> {
    /** The edge source that stands for the trigger; no node may be called so. */
    public static final NodeId TRIGGER = new NodeId("trigger");

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");

    /** The roots of expressions, and the words CEL keeps for itself (CEL specification, "Syntax"). */
    private static final Set<String> RESERVED = Set.of(
            "trigger",
            "input",
            "run",
            "each",
            "true",
            "false",
            "null",
            "in",
            "as",
            "break",
            "const",
            "continue",
            "else",
            "for",
            "function",
            "if",
            "import",
            "let",
            "loop",
            "namespace",
            "package",
            "return",
            "var",
            "void",
            "while");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public NodeId {}

    /** Whether an expression can name this step: a letter or underscore, then at most 63 letters, digits or underscores. */
    public boolean isIdentifier() {
        return IDENTIFIER.matcher(value).matches();
    }

    /** Whether expressions give this name another meaning, so that no step may bear it. */
    public boolean isReserved() {
        return RESERVED.contains(value);
    }

    @Override
    public int compareTo(NodeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
