package dev.parley.bot.slack;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes a call of the Web API, once, and tells how it went. */
final class Calls {
    private static final Duration DEFAULT_PAUSE = Duration.ofSeconds(5);
    /** What somebody who waits for an answer is not kept waiting for. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private static final int MOST_TRIES = 4;
    /** Errors of Slack's own making: nobody knows what was done. */
    private static final Set<String> THEIRS =
            Set.of("internal_error", "fatal_error", "service_unavailable", "request_timeout");

    private Calls() {}

    @FunctionalInterface
    interface Call<R> {
        R make() throws IOException, SlackApiException;
    }

    static <R extends SlackApiTextResponse, T> Outcome<T> ask(Call<R> call, Function<R, T> read) {
        try {
            R answer = call.make();
            if (answer.isOk()) {
                return new Outcome.Answered<>(read.apply(answer));
            }
            String error = String.valueOf(answer.getError());
            if (error.equals("ratelimited")) {
                return new Outcome.Limited<>(DEFAULT_PAUSE);
            }
            return THEIRS.contains(error)
                    ? new Outcome.Unsure<>(error)
                    : new Outcome.Refused<>(error, answer.getNeeded());
        } catch (SlackApiException failure) {
            return failed(failure);
        } catch (IOException failure) {
            return new Outcome.Unsure<>(failure.toString());
        }
    }

    private static <T> Outcome<T> failed(SlackApiException failure) {
        int status = failure.getResponse().code();
        if (status == 429) {
            return new Outcome.Limited<>(pause(failure.getResponse().header("Retry-After")));
        }
        return status >= 500
                ? new Outcome.Unsure<>("Slack answered " + status)
                : new Outcome.Refused<>("http_" + status, null);
    }

    private static Duration pause(@Nullable String retryAfter) {
        return retryAfter != null && retryAfter.matches("\\d{1,5}")
                ? Duration.ofSeconds(Long.parseLong(retryAfter))
                : DEFAULT_PAUSE;
    }

    /**
     * Asks again until Slack takes it or refuses it, as long as it asks for pauses that a person would wait for. Only for what may be done
     * twice, or is looked for before it is done again.
     */
    static <T> Outcome<T> insist(Supplier<Outcome<T>> question) {
        Outcome<T> outcome = question.get();
        for (int tries = 1; tries < MOST_TRIES && isWorthAnother(outcome, tries); tries++) {
            outcome = question.get();
        }
        return outcome;
    }

    private static boolean isWorthAnother(Outcome<?> outcome, int tries) {
        return switch (outcome) {
            case Outcome.Answered<?> _, Outcome.Refused<?> _ -> false;
            case Outcome.Limited<?>(Duration pause) -> hasWaited(pause);
            case Outcome.Unsure<?> _ -> hasWaited(Duration.ofSeconds(tries));
        };
    }

    private static boolean hasWaited(Duration pause) {
        if (pause.compareTo(LONGEST_PAUSE) > 0) {
            return false;
        }
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The same failure of another question. */
    static <S, T> Outcome<T> failed(Outcome<S> outcome) {
        return switch (outcome) {
            case Outcome.Answered<S> _ -> throw new IllegalArgumentException("This did not fail");
            case Outcome.Limited<S>(Duration pause) -> new Outcome.Limited<>(pause);
            case Outcome.Unsure<S>(String why) -> new Outcome.Unsure<>(why);
            case Outcome.Refused<S>(String error, String needed) -> new Outcome.Refused<>(error, needed);
        };
    }
}
