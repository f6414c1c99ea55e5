package dev.parley.copilot.brief;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * When a branch is taken.
 *
 * @param all whether every test must hold; else one is enough
 */
public record Condition(List<Test> tests, boolean all) {
    public Condition {
        tests = List.copyOf(tests);
    }

    public static Condition of(Test test) {
        return new Condition(List.of(test), true);
    }

    public Condition and(Condition other) {
        return joined(other, true);
    }

    public Condition or(Condition other) {
        return joined(other, false);
    }

    /** What holds exactly when this does not. */
    public Condition negated() {
        return new Condition(tests.stream().map(Test::negated).toList(), tests.size() == 1 || !all);
    }

    /** Whether both can never hold: two values of one field, or one test and its opposite. */
    public boolean excludes(Condition other) {
        if (tests.size() != 1 || other.tests.size() != 1) {
            return false;
        }
        Test first = tests.getFirst();
        Test second = other.tests.getFirst();
        return first.negated().equals(second)
                || first.operator() == Operator.IS
                        && second.operator() == Operator.IS
                        && Objects.equals(first.field().value(), second.field().value())
                        && !first.value().equals(second.value());
    }

    /** In plain words, such as {@code total is over 1000}. */
    public String words() {
        return tests.stream().map(Test::words).collect(Collectors.joining(all ? " and " : " or "));
    }

    private Condition joined(Condition other, boolean every) {
        List<Test> both = new ArrayList<>(tests);
        both.addAll(other.tests);
        return new Condition(both, every);
    }

    /**
     * One comparison.
     *
     * @param field of the data the workflow works on; unknown when only a value was named
     * @param value as text: a number where {@code operator} compares, else words
     */
    public record Test(Slot<String> field, Operator operator, String value) {
        Test negated() {
            return new Test(field, operator.opposite(), value);
        }

        String words() {
            String name = field.value() == null ? "it" : field.value();
            if (value.isEmpty()) {
                return (operator == Operator.IS ? "there is no " : "there is ") + name.replace('_', ' ');
            }
            return "true".equals(value) && (operator == Operator.IS || operator == Operator.IS_NOT)
                    ? "it " + operator.words() + " " + name.replace('_', ' ')
                    : name.replace('_', ' ') + " " + operator.words() + " " + value;
        }
    }

    /** How a field is held against a value. */
    public enum Operator {
        OVER("is over", ">"),
        AT_LEAST("is at least", ">="),
        UNDER("is under", "<"),
        AT_MOST("is at most", "<="),
        IS("is", "=="),
        IS_NOT("is not", "!="),
        CONTAINS("contains", "contains"),
        LACKS("does not contain", "lacks");

        private final String words;
        private final String symbol;

        Operator(String words, String symbol) {
            this.words = words;
            this.symbol = symbol;
        }

        public String words() {
            return words;
        }

        public String symbol() {
            return symbol;
        }

        /** Whether the value has to be a number. */
        public boolean comparesNumbers() {
            return ordinal() <= AT_MOST.ordinal();
        }

        public Operator opposite() {
            return switch (this) {
                case OVER -> AT_MOST;
                case AT_LEAST -> UNDER;
                case UNDER -> AT_LEAST;
                case AT_MOST -> OVER;
                case IS -> IS_NOT;
                case IS_NOT -> IS;
                case CONTAINS -> LACKS;
                case LACKS -> CONTAINS;
            };
        }
    }
}
