package dev.parley.connectors.ai.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What to do after an attempt that failed.
 *
 * @param attempts of one model in all, when it is overloaded or silent
 * @param stretchTokens how long the answer may be on a second try
 */
record Policy(int attempts, int stretchTokens) {
    /** While somebody else could be asked, nobody is waited for longer than this. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    /** The next move. */
    sealed interface Next {
        /** The same model once more, after a pause. */
        record Again(Question question, Duration pause) implements Next {}

        /** The next model, if there is one. */
        record Elsewhere() implements Next {}
    }

    /** How often a model failed in this question, by what helps against it. */
    record Tally(int outages, int malformed, int cutOffs) {
        static final Tally NONE = new Tally(0, 0, 0);

        Tally with(ModelProblem problem) {
            return new Tally(
                    outages + (Health.isOutage(problem) ? 1 : 0),
                    malformed + (problem instanceof ModelProblem.Malformed ? 1 : 0),
                    cutOffs + (problem instanceof ModelProblem.CutOff ? 1 : 0));
        }
    }

    /**
     * @param tally this problem included
     * @param patience how long it may be waited for
     */
    Next after(ModelProblem problem, Question question, String answer, Tally tally, Duration patience) {
        return switch (problem) {
            case ModelProblem.RateLimited busy -> later(question, tally, busy.retryAfter(), patience);
            case ModelProblem.Unavailable fault -> later(question, tally, fault.retryAfter(), patience);
            case ModelProblem.TimedOut _, ModelProblem.Unreachable _ -> later(question, tally, null, patience);
            case ModelProblem.Malformed malformed ->
                tally.malformed() == 1
                        ? again(question.afterMalformed(answer, malformed.what()))
                        : new Next.Elsewhere();
            case ModelProblem.CutOff _ ->
                tally.cutOffs() == 1 && stretchTokens > question.maxTokens()
                        ? again(question.withMaxTokens(stretchTokens))
                        : new Next.Elsewhere();
            case ModelProblem.NotConfigured _,
                    ModelProblem.KeyRefused _,
                    ModelProblem.OutOfCredit _,
                    ModelProblem.Rejected _,
                    ModelProblem.Refused _,
                    ModelProblem.Resting _,
                    ModelProblem.BudgetSpent _,
                    ModelProblem.OutOfTime _ -> new Next.Elsewhere();
        };
    }

    private static Next again(Question question) {
        return new Next.Again(question, Duration.ZERO);
    }

    private Next later(Question question, Tally tally, @Nullable Duration retryAfter, Duration patience) {
        Duration pause =
                retryAfter != null ? retryAfter : FIRST_PAUSE.multipliedBy(1L << Math.min(tally.outages() - 1, 6));
        return tally.outages() < attempts && pause.compareTo(patience) < 0
                ? new Next.Again(question, pause)
                : new Next.Elsewhere();
    }
}
