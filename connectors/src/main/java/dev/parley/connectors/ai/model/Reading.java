package dev.parley.connectors.ai.model;

import dev.parley.connectors.ai.model.Exchange.Head;
import dev.parley.connectors.ai.model.Wire.Ending;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes sense of what an attempt brought. What came over the wire counts first, then what LangChain4j made of it. */
record Reading(ProviderSettings settings, Question question, Wire wire, Exchange exchange, Instant now) {
    /**
     * @param text null when there is none
     * @param failure what LangChain4j threw; null when it did not
     */
    Answer answer(@Nullable String text, @Nullable Throwable failure) {
        String said = text == null ? "" : text;
        ModelProblem problem = problem(said, failure);
        return new Answer(said, wire.tokens(), problem);
    }

    Answer timedOut(Duration after) {
        return new Answer("", wire.tokens(), new ModelProblem.TimedOut(question.model(), after));
    }

    private @Nullable ModelProblem problem(String text, @Nullable Throwable failure) {
        Head head = exchange.head();
        IOException fault = exchange.fault();
        Optional<ProviderError> error = ProviderError.in(exchange.answers());
        ModelName model = question.model();
        if (head == null) {
            return new ModelProblem.Unreachable(
                    model, place(), fault == null ? unforeseen(failure) : StatusProblem.why(fault));
        } else if (head.status() / 100 != 2) {
            return StatusProblem.of(
                    model, head, error.orElseGet(() -> ProviderError.unsaid(head.status())), settings::masked, now);
        } else if (error.isPresent()) {
            return error.get().inStream(model, settings::masked);
        } else if (wire.ending() == Ending.REFUSED) {
            return new ModelProblem.Refused(model, wire.said().isBlank() ? "no reason given" : excerpt(wire.said()));
        } else if (wire.ending() == Ending.CUT_OFF) {
            return new ModelProblem.CutOff(model, question.maxTokens());
        } else if (fault != null || wire.ending() == null) {
            return new ModelProblem.Unavailable(model, head.status(), "the answer broke off", null);
        } else if (failure != null) {
            return new ModelProblem.Unavailable(model, head.status(), unforeseen(failure), null);
        }
        return text.isBlank() ? new ModelProblem.Malformed(model, "the answer is empty") : null;
    }

    private String place() {
        return settings.baseUrl().getAuthority();
    }

    private String unforeseen(@Nullable Throwable failure) {
        return failure == null
                ? "no answer"
                : excerpt(failure.getClass().getSimpleName() + ": " + failure.getMessage());
    }

    private String excerpt(String text) {
        return StatusProblem.line(settings.masked(text));
    }
}
