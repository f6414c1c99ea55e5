package dev.parley.connectors.rest;

import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.http.StatusWords;
import dev.parley.engine.operation.OperationException;
import dev.parley.engine.operation.StepError;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What went wrong with a call of an API, in words. @param title the system's, such as "GitHub" */
record ApiProblem(String title, Connection connection, Sender sender) {
    /** @param place as in {@code GET api.github.com/user} */
    OperationException refused(Refusal refusal, String place) {
        String message = "%s got %s from %s (%s)%s"
                .formatted(
                        sender.name(),
                        StatusWords.titleOf(refusal.status()),
                        title,
                        place,
                        refusal.words().isEmpty() ? "." : ": " + ended(refusal.words()));
        StepError error = new StepError(
                "http_" + refusal.status(),
                message,
                hint(refusal),
                refusal.isThrottled() || StatusWords.isRetryable(refusal.status()));
        OperationException refused = new OperationException(error, refusal.pause(), null);
        return StatusWords.mayHaveHappened(refusal.status()) ? refused.unclear() : refused;
    }

    private @Nullable String hint(Refusal refusal) {
        if (refusal.hint() != null) {
            return refusal.hint();
        }
        if (refusal.isThrottled()) {
            return "%s asks to slow down. Let the step retry, or do less at once.".formatted(title);
        }
        return switch (refusal.status()) {
            case 401 ->
                "%s does not accept the connection \"%s\". Reconnect it, then Retry."
                        .formatted(title, connection.name());
            case 403 ->
                refusal.missingScope() == null
                        ? "The account behind the connection \"%s\" may not do this. Ask for the permission at %s, or use another connection."
                                .formatted(connection.name(), title)
                        : "The connection \"%s\" lacks the scope \"%s\". Reconnect %s with it, then Retry."
                                .formatted(connection.name(), refusal.missingScope(), title);
            case 404 ->
                "Check the names and ids the step gives. %s also says this of what the connection \"%s\" may not see."
                        .formatted(title, connection.name());
            default -> StatusWords.hintFor(refusal.status());
        };
    }

    OperationException missing(String what, String hint) {
        return new OperationException(new StepError("not_found", "%s %s.".formatted(sender.name(), what), hint, false));
    }

    OperationException unreadable(String place, String why) {
        return new OperationException(new StepError(
                        "bad_reply",
                        "%s cannot read the answer of %s (%s): %s.".formatted(sender.name(), title, place, why),
                        "Retry. If it stays so, %s has changed or something between here and there cuts answers off."
                                .formatted(title),
                        true))
                .unclear();
    }

    OperationException badPath(String field) {
        return new OperationException(new StepError(
                "bad_input",
                "%s cannot use its \"%s\" in an address of %s.".formatted(sender.name(), field, title),
                "It must not be empty, nor hold \"..\" between slashes.",
                false));
    }

    OperationException foreignPage(String address) {
        return new OperationException(new StepError(
                "redirect_refused",
                "%s was sent by %s to another place for the next page (%s) and did not go."
                        .formatted(sender.name(), title, address),
                "Check the connection's base address.",
                false));
    }

    OperationException busy(int atOnce) {
        return new OperationException(new StepError(
                "connection_busy",
                "%s found all %d places of the connection \"%s\" taken until its time was over."
                        .formatted(sender.name(), atOnce, connection.name()),
                "%s may be slow at the moment. Nothing was sent; let the step retry, or give it a longer timeout."
                        .formatted(title),
                true));
    }

    OperationException tooSoon(Duration wait) {
        StepError error = new StepError(
                "rate_limited",
                "%s may not call %s for another %d s: the connection \"%s\" was told to slow down."
                        .formatted(sender.name(), title, Math.max(1, wait.toSeconds()), connection.name()),
                "Nothing was sent. Let the step retry, or do less at once.",
                true);
        return new OperationException(error, wait, null);
    }

    private static String ended(String words) {
        return words.matches(".*[.!?…]") ? words : words + ".";
    }
}
