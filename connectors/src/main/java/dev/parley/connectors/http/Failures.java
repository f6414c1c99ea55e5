package dev.parley.connectors.http;

import dev.parley.connectors.http.Redirect.RefusedRedirect;
import dev.parley.connectors.http.Transport.ResponseTooLarge;
import dev.parley.engine.operation.OperationException;
import dev.parley.engine.operation.StepError;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.HttpException;
import org.jspecify.annotations.Nullable;

/** What may go wrong with a call, in words. Never holds the query or a header: they may be secret. */
record Failures(Sender sender, HttpCall call) {
    /** @throws OperationException {@code bad_url} or {@code bad_header} */
    void requireSendable() throws OperationException {
        if (!Url.isHttp(call.url()) || call.url().getHost() == null) {
            throw failure(
                    "bad_url",
                    "cannot call \"%s\": that is not an http or https address".formatted(withoutQuery()),
                    "Write the whole address, such as https://api.example.com/orders.");
        } else if (call.url().getRawUserInfo() != null) {
            throw failure(
                    "bad_url",
                    "has credentials in the address of " + call.place(),
                    "Put them into auth, where they are not shown.");
        }
        for (Map.Entry<String, String> header : call.headers().entrySet()) {
            if (!header.getKey().matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")
                    || header.getValue().chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7f)) {
                throw failure(
                        "bad_header",
                        "cannot send the header \"%s\": it holds a line break or another forbidden character"
                                .formatted(header.getKey().strip()),
                        "Remove it, or encode the value.");
            }
        }
    }

    /** The far system refused. */
    OperationException status(HttpReply reply, Instant now) {
        int status = reply.status();
        StepError error = new StepError(
                "http_" + status,
                sentence("got " + StatusWords.titleOf(status) + " from " + call.place() + Excerpt.of(reply)),
                StatusWords.hintFor(status),
                StatusWords.isRetryable(status));
        Duration retryAfter = reply.header("Retry-After")
                .flatMap(header -> RetryAfter.parse(header, now))
                .orElse(null);
        OperationException refused = new OperationException(error, retryAfter, null);
        return StatusWords.mayHaveHappened(status) ? refused.unclear() : refused;
    }

    OperationException timeout(Duration time, @Nullable Throwable cause) {
        return retryable(
                        "timeout",
                        "had no answer from %s within %s".formatted(call.place(), inWords(time)),
                        "It may have happened there all the same. Give the step a longer timeout, or Retry.",
                        cause)
                .unclear();
    }

    /** There is no reply, and this is why. */
    OperationException noReply(Throwable cause, Duration time, HttpLimits limits) {
        return switch (cause) {
            case EgressDenied denied -> egressDenied(denied);
            case ResponseTooLarge tooLarge ->
                failure(
                        "response_too_large",
                        "got more than %d KiB from %s"
                                .formatted(
                                        (call.maxBytes() == null ? limits.maxResponseBytes() : call.maxBytes()) / 1024,
                                        call.place()),
                        "Ask for less: a page, a filter or fewer fields.");
            case RefusedRedirect refused ->
                failure(
                        "redirect_refused",
                        "was redirected by %s and did not follow: %s".formatted(call.place(), refused.getMessage()),
                        "Call the final address directly.");
            case UnknownHostException unknown ->
                retryable("unknown_host", "cannot find the host of " + call.place(), "Check the address.", unknown);
            case ConnectTimeoutException slow -> unreachable("no connection in time", slow);
            case ConnectException refused -> unreachable("connection refused", refused);
            case NoRouteToHostException noRoute -> unreachable("no route", noRoute);
            case SocketTimeoutException slow -> timeout(time, slow);
            case InterruptedIOException slow -> timeout(time, slow);
            case SSLException tls -> untrusted(tls);
            case HttpException garbled -> lost(garbled);
            case IOException lost -> lost(lost);
            case Error error -> throw error;
            default -> throw new IllegalStateException("Sending failed in an unforeseen way", cause);
        };
    }

    private OperationException egressDenied(EgressDenied denied) {
        String message = sentence("may not call %s (%s)".formatted(denied.place(), denied.reason()));
        String hint = "Ask an administrator to add the host to PARLEY_EGRESS_ALLOW.";
        return new OperationException(new StepError("egress_denied", message, hint, false), null, denied);
    }

    private OperationException unreachable(String why, IOException cause) {
        return retryable(
                "unreachable",
                "cannot reach %s (%s)".formatted(call.place(), why),
                "Nothing was sent. Check that the system runs and the address is right, then Retry.",
                cause);
    }

    private OperationException lost(Exception cause) {
        return retryable(
                        "connection_lost",
                        "lost the connection to " + call.place() + " before the answer was complete",
                        "It may have happened there all the same. Look there, then Retry.",
                        cause)
                .unclear();
    }

    private OperationException untrusted(SSLException cause) {
        StepError error = new StepError(
                "tls_failed",
                sentence("cannot agree on a secure connection for " + call.place() + ": " + cause.getMessage()),
                "Check the address and that the system's certificate is valid.",
                false);
        return new OperationException(error, null, cause);
    }

    private OperationException retryable(String code, String what, String hint, @Nullable Throwable cause) {
        return new OperationException(new StepError(code, sentence(what), hint, true), null, cause);
    }

    private OperationException failure(String code, String what, String hint) {
        return new OperationException(new StepError(code, sentence(what), hint, false));
    }

    private String sentence(String what) {
        return "%s %s%s".formatted(sender.name(), what, what.endsWith(".") ? "" : ".");
    }

    private String withoutQuery() {
        return call.url().toString().replaceFirst("[?#].*", "");
    }

    private static String inWords(Duration time) {
        return time.compareTo(Duration.ofSeconds(10)) < 0 ? time.toMillis() + " ms" : time.toSeconds() + " s";
    }
}
