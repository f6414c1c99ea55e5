package dev.parley.connectors.ai.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why a model gave no usable answer. */
public sealed interface ModelProblem {
    /** What happened, and where; a sentence for people. Never holds a key. */
    String message();

    /** What to do next. */
    String hint();

    /** No provider is configured. */
    record NotConfigured() implements ModelProblem {
        @Override
        public String message() {
            return "No language model is connected.";
        }

        @Override
        public String hint() {
            return "Set PARLEY_OPENAI_API_KEY, PARLEY_ANTHROPIC_API_KEY, PARLEY_GEMINI_API_KEY or PARLEY_OLLAMA_BASE_URL and"
                    + " restart Parley. Without one it works in its guided mode.";
        }
    }

    /** 401 or 403. The provider is left alone until {@code until}. */
    record KeyRefused(ModelName model, int status, Instant until) implements ModelProblem {
        @Override
        public String message() {
            return "%s refused the key (%d) for %s; it is not asked again before %s."
                    .formatted(model.provider().title(), status, model, until);
        }

        @Override
        public String hint() {
            return "Check that %s holds a valid key that may use this model, and restart Parley."
                    .formatted(model.provider().variable());
        }
    }

    /** @param retryAfter what the provider asked for; null when it did not say */
    record RateLimited(ModelName model, @Nullable Duration retryAfter) implements ModelProblem {
        @Override
        public String message() {
            return "%s takes no more requests for %s at the moment (429)%s."
                    .formatted(
                            model.provider().title(),
                            model,
                            retryAfter == null ? "" : "; again in " + retryAfter.toSeconds() + " s");
        }

        @Override
        public String hint() {
            return "Retry later, raise the limit at %s, or connect a second provider."
                    .formatted(model.provider().title());
        }
    }

    /** The account is empty or its own spending limit reached. Waiting does not help. */
    record OutOfCredit(ModelName model, String said) implements ModelProblem {
        @Override
        public String message() {
            return "%s does not answer for want of credit (%s)."
                    .formatted(model.provider().title(), said);
        }

        @Override
        public String hint() {
            return "Add credit or raise the spending limit at %s."
                    .formatted(model.provider().title());
        }
    }

    /** @param retryAfter what the provider asked for; null when it did not say */
    record Unavailable(
            ModelName model,
            int status,
            String said,
            @Nullable Duration retryAfter) implements ModelProblem {
        @Override
        public String message() {
            return "%s could not answer with %s (%d: %s)."
                    .formatted(model.provider().title(), model, status, said);
        }

        @Override
        public String hint() {
            return "This is a fault at %s. Retry later, or connect a second provider."
                    .formatted(model.provider().title());
        }
    }

    /** No answer in time. */
    record TimedOut(ModelName model, Duration after) implements ModelProblem {
        @Override
        public String message() {
            return "%s gave no answer with %s within %s."
                    .formatted(model.provider().title(), model, InWords.duration(after));
        }

        @Override
        public String hint() {
            return "Retry, choose a quicker model, or ask for less at once.";
        }
    }

    /** There is no connection, or it broke. */
    record Unreachable(ModelName model, String place, String why) implements ModelProblem {
        @Override
        public String message() {
            return "%s cannot be reached at %s (%s).".formatted(model.provider().title(), place, why);
        }

        @Override
        public String hint() {
            return model.provider() == Provider.OLLAMA
                    ? "Start Ollama there, or set PARLEY_OLLAMA_BASE_URL to where it runs."
                    : "Check the network and PARLEY_%s_BASE_URL."
                            .formatted(model.provider().name());
        }
    }

    /** The provider does not take this request: an unknown model, too long a text, a schema it does not know. */
    record Rejected(ModelName model, int status, String said) implements ModelProblem {
        @Override
        public String message() {
            return "%s rejected the request to %s (%d: %s)."
                    .formatted(model.provider().title(), model, status, said);
        }

        @Override
        public String hint() {
            return status == 404
                    ? "Choose a model that %s has.".formatted(model.provider().title())
                    : "Shorten the text, or choose another model.";
        }
    }

    /** The model declines, or a content filter cut it off. Asking the same model again does not help. */
    record Refused(ModelName model, String said) implements ModelProblem {
        @Override
        public String message() {
            return "%s declined to answer (%s).".formatted(model, said);
        }

        @Override
        public String hint() {
            return "Reword the request, or leave out what its content rules forbid.";
        }
    }

    /** The answer is not the JSON that was asked for. */
    record Malformed(ModelName model, String what) implements ModelProblem {
        @Override
        public String message() {
            return "%s did not keep to the form of the answer: %s.".formatted(model, what);
        }

        @Override
        public String hint() {
            return "Retry, or choose a stronger model for this use.";
        }
    }

    /** The answer ends in the middle. */
    record CutOff(ModelName model, int maxTokens) implements ModelProblem {
        @Override
        public String message() {
            return "The answer of %s was cut off at %d tokens.".formatted(model, maxTokens);
        }

        @Override
        public String hint() {
            return "Allow more tokens, or ask for less at once.";
        }
    }

    /** It failed so often lately that it gets a rest. */
    record Resting(ModelName model) implements ModelProblem {
        @Override
        public String message() {
            return "%s failed too often in the last minutes and gets a rest."
                    .formatted(model.provider().title());
        }

        @Override
        public String hint() {
            return "It is tried again within a minute. Look at %s's status page."
                    .formatted(model.provider().title());
        }
    }

    /** @param estimate the most this question could cost; null when the price is not known */
    record BudgetSpent(
            Budget budget, BigDecimal spent, @Nullable BigDecimal estimate) implements ModelProblem {
        @Override
        public String message() {
            return "The budget of %s is spent: %s so far%s."
                    .formatted(
                            budget.words(),
                            InWords.usd(spent),
                            estimate == null ? "" : ", and this could cost " + InWords.usd(estimate));
        }

        @Override
        public String hint() {
            return "Wait for the next %s, or ask an administrator to raise the budget."
                    .formatted(budget.period().noun());
        }
    }

    /** The time for the whole question is over. */
    record OutOfTime(Duration time) implements ModelProblem {
        @Override
        public String message() {
            return "No model answered within %s.".formatted(InWords.duration(time));
        }

        @Override
        public String hint() {
            return "Retry, or allow more time.";
        }
    }
}
