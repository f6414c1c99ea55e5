package dev.parley.engine.runtime;

import java.util.List;

/** A run was to start with an input that is not what its workflow asks for; nothing was started. */
public final class UnfitInputException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    UnfitInputException(String workflow, List<String> problems) {
        super("\"%s\" cannot start with this input: %s".formatted(workflow, String.join(" ", problems)));
        this.problems = List.copyOf(problems);
    }

    /** One sentence for each value, with what is expected instead. */
    public List<String> problems() {
        return problems;
    }

    /** What to send instead. */
    public String hint() {
        return "Nothing was started. Give these values as they are asked for, under their names, and start it again.";
    }
}
