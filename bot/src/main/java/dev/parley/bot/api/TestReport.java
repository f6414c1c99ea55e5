package dev.parley.bot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.engine.testing.Rehearsals.Verdict;
import dev.parley.engine.testing.TestId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How tests went.
 *
 * @param version null for the draft
 * @param durationMs all cases together
 */
record TestReport(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer version,
        int passed,
        int failed,
        double durationMs,
        List<Case> cases) {
    static TestReport of(@Nullable Integer version, List<Case> cases) {
        int passed = (int) cases.stream().filter(Case::passed).count();
        double durationMs = cases.stream().mapToDouble(Case::durationMs).sum();
        return new TestReport(version, passed, cases.size() - passed, tenths(durationMs), cases);
    }

    /**
     * How one test went.
     *
     * @param more how many differences are not shown
     * @param notes what the case did not foresee
     */
    record Case(
            TestId id,
            String name,
            boolean passed,
            List<DifferenceView> differences,
            int more,
            List<String> notes,
            double durationMs) {
        static Case of(TestId id, String name, Verdict verdict) {
            return new Case(
                    id,
                    name,
                    verdict.isPassed(),
                    DifferenceView.of(verdict.comparison()),
                    verdict.comparison().more(),
                    verdict.notes(),
                    tenths(verdict.took().toNanos() / 1e6));
        }
    }

    private static double tenths(double millis) {
        return Math.round(millis * 10) / 10.0;
    }
}
