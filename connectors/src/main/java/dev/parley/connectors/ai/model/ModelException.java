package dev.parley.connectors.ai.model;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** No model gave a usable answer. The message says what happened with each. */
public final class ModelException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ModelProblem problem;
    private final transient List<Attempt> tried;

    /** @param problem the one to act on */
    ModelException(ModelProblem problem, List<Attempt> tried) {
        super(message(problem, tried));
        this.problem = problem;
        this.tried = List.copyOf(tried);
    }

    public ModelProblem problem() {
        return problem;
    }

    /** What to do next. */
    public String hint() {
        return problem.hint();
    }

    public List<Attempt> tried() {
        return tried;
    }

    private static String message(ModelProblem problem, List<Attempt> tried) {
        List<String> others = tried.stream()
                .flatMap(attempt -> Stream.ofNullable(attempt.problem()))
                .map(ModelProblem::message)
                .filter(message -> !message.equals(problem.message()))
                .distinct()
                .toList();
        return others.isEmpty()
                ? problem.message()
                : problem.message() + others.stream().collect(Collectors.joining(" ", " Before that: ", ""));
    }
}
