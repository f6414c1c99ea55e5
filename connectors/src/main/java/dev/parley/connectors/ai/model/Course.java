package dev.parley.connectors.ai.model;

import dev.parley.connectors.ai.model.ChatModels.Words;
import dev.parley.connectors.ai.model.ModelRouter.Needs;
import dev.parley.connectors.ai.model.Policy.Next;
import dev.parley.connectors.ai.model.Policy.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** The course of one question through the models. Used by one thread. */
final class Course {
    private static final Logger log = LoggerFactory.getLogger(ModelRouter.class);

    private final Needs needs;
    private final Ask ask;
    private final @Nullable Told told;
    private final List<ModelName> route;
    private final Instant deadline;
    private final Books books;
    private final Set<String> notices = new LinkedHashSet<>();

    Course(Needs needs, Ask ask, @Nullable Words words, List<ModelName> route) {
        this.needs = needs;
        this.ask = ask;
        this.told = words == null ? null : new Told(words);
        this.route = route;
        this.deadline = needs.clock().instant().plus(ask.limits().time());
        this.books = new Books(needs.prices(), needs.ledger(), needs.clock(), ask);
    }

    /**
     * Asks this model, more than once where that may help.
     *
     * @return empty when the next should be asked
     * @throws ModelException when nobody is to be asked any more
     */
    Optional<Reply> answerOf(ModelName model) throws ModelException, InterruptedException {
        Dialect dialect = Dialect.of(model.provider());
        Question question = Question.of(ask, model, dialect, needs.prices());
        Policy policy = policyFor(model);
        Tally tally = Tally.NONE;
        while (true) {
            if (!left().isPositive()) {
                books.notSent(model, new ModelProblem.OutOfTime(ask.limits().time()));
                throw failure();
            } else if (isForbidden(question)) {
                return Optional.empty();
            }
            Answer answer = attempt(dialect, question);
            JsonAnswer json = answerIn(answer);
            ModelProblem problem = answer.problem() == null && json.fault() != null
                    ? new ModelProblem.Malformed(model, json.fault())
                    : answer.problem();
            books.enter(model, answer.tokens(), problem);
            if (problem == null) {
                return Optional.of(reply(model, answer.text(), json.json()));
            }
            tell(problem);
            tally = tally.with(problem);
            switch (policy.after(problem, question, answer.text(), tally, patience(model))) {
                case Next.Elsewhere _ -> {
                    return Optional.empty();
                }
                case Next.Again again -> {
                    if (again.pause().isPositive()) {
                        needs.pause().sleep(again.pause());
                    }
                    question = again.question();
                }
            }
        }
    }

    ModelException failure() {
        return books.failure();
    }

    /** Budgets first: they need no permission of the breaker, which would have to be given back. */
    private boolean isForbidden(Question question) {
        BudgetCheck.Verdict verdict = needs.budgets().check(ask, question);
        notices.addAll(verdict.warnings());
        Optional<ModelProblem> objection = verdict.stop() != null
                ? Optional.of(verdict.stop())
                : needs.health().objection(question.model());
        objection.ifPresent(problem -> books.notSent(question.model(), problem));
        return objection.isPresent();
    }

    private Answer attempt(Dialect dialect, Question question) throws InterruptedException {
        ModelName model = question.model();
        ProviderSettings settings = needs.settings().provider(model.provider()).orElseThrow();
        Duration time = shorter(left(), needs.settings().attemptTime());
        boolean isReported = false;
        try {
            Answer answer = needs.caller().call(settings, dialect, question, time, told);
            needs.health().report(model, answer.problem());
            isReported = true;
            return answer;
        } finally {
            if (!isReported) {
                needs.health().givenUp(model);
            }
        }
    }

    private JsonAnswer answerIn(Answer answer) {
        JsonNode schema = ask.answer();
        return schema == null || answer.problem() != null
                ? new JsonAnswer(null, null)
                : JsonAnswer.read(answer.text(), schema);
    }

    private Reply reply(ModelName model, String text, @Nullable JsonNode json) {
        if (!model.equals(route.getFirst())) {
            notices.add("%s answered in place of %s.".formatted(model, route.getFirst()));
        }
        return books.reply(model, text, json, List.copyOf(notices));
    }

    private void tell(ModelProblem problem) {
        if (problem instanceof ModelProblem.KeyRefused) {
            log.warn("{} {}", problem.message(), problem.hint());
        } else {
            log.info("{}", problem.message());
        }
        if (told != null) {
            told.takeBack(problem.message());
        }
    }

    private Policy policyFor(ModelName model) {
        int stretch = ask.limits().stretchTokens() + Question.thinking(model, needs.prices());
        return new Policy(needs.settings().attempts(), stretch);
    }

    private Duration patience(ModelName model) {
        return model.equals(route.getLast()) ? left() : shorter(left(), Policy.PATIENCE);
    }

    private Duration left() {
        return Duration.between(needs.clock().instant(), deadline);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Words that were told already have to be taken back when their attempt fails. */
    private static final class Told implements Words {
        private final Words words;
        private boolean hasSpoken;

        Told(Words words) {
            this.words = words;
        }

        @Override
        public synchronized void next(String said) {
            hasSpoken = true;
            words.next(said);
        }

        @Override
        public synchronized void startOver(String why) {
            hasSpoken = false;
            words.startOver(why);
        }

        synchronized void takeBack(String why) {
            if (hasSpoken) {
                startOver(why);
            }
        }
    }
}
