package dev.parley.connectors.protocol;

import dev.parley.connectors.connection.Access;
import dev.parley.connectors.http.EgressDenied;
import dev.parley.connectors.http.Sender;
import dev.parley.engine.operation.OperationException;
import dev.parley.engine.operation.StepError;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What went wrong with a far system, in words without our secrets. @param title the system's, such as "PostgreSQL" */
public record FarProblem(String title, Access access, Sender sender) {
    /** @param what goes on after the sender's name, without a full stop */
    public OperationException of(String code, String what, @Nullable String hint, @Nullable Throwable cause) {
        return problem(code, what, hint, false, cause);
    }

    /** As {@link #of}, but the same call may succeed later. */
    public OperationException retryable(String code, String what, String hint, @Nullable Throwable cause) {
        return problem(code, what, hint, true, cause);
    }

    /** What the step gives makes no sense. */
    public OperationException badInput(String what, String hint) {
        return problem("bad_input", what, hint, false, null);
    }

    /** What was typed in to connect makes no sense. */
    OperationException badSetting(String field, String what) {
        return problem(
                "bad_connection",
                "cannot use the connection \"%s\": its \"%s\" %s".formatted(name(), field, what),
                "Correct it (PUT /api/connections/%s), then Retry."
                        .formatted(access.connection().id()),
                false,
                null);
    }

    OperationException busy(int atOnce) {
        return problem(
                "connection_busy",
                "found all %d places of the connection \"%s\" taken until its time was over".formatted(atOnce, name()),
                "The system may be slow at the moment. Nothing was sent; let the step retry, or give it a longer timeout.",
                true,
                null);
    }

    /** No answer came while there was time. */
    public OperationException timeout(@Nullable Throwable cause) {
        return problem(
                        "timeout",
                        "had no answer from %s in time".formatted(title),
                        "It may have happened there all the same. Give the step a longer timeout, or Retry.",
                        true,
                        cause)
                .unclear();
    }

    OperationException notLetIn(LoginRefused refused) {
        return problem(
                "http_401",
                "was not let in by %s: %s".formatted(title, refused.getMessage()),
                "Check user and password of the connection \"%s\".".formatted(name()),
                false,
                refused);
    }

    /** What the network, rather than the protocol, has to say; empty when it was not the network. */
    public Optional<OperationException> ofNetwork(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, FarProblem::deeper)
                .limit(20)
                .map(this::ofOne)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static @Nullable Throwable deeper(Throwable cause) {
        return cause.getCause() == cause ? null : cause.getCause();
    }

    private Optional<OperationException> ofOne(Throwable cause) {
        return Optional.ofNullable(
                switch (cause) {
                    case EgressDenied denied ->
                        problem(
                                "egress_denied",
                                "may not connect to %s (%s)".formatted(denied.place(), denied.reason()),
                                "Ask an administrator to add the host to PARLEY_EGRESS_ALLOW.",
                                false,
                                denied);
                    case UnknownHostException unknown ->
                        problem(
                                "unknown_host",
                                "cannot find the host of " + title,
                                "Check the address in the connection \"%s\".".formatted(name()),
                                true,
                                unknown);
                    case ConnectException refused -> unreachable("connection refused", refused);
                    case NoRouteToHostException noRoute -> unreachable("no route", noRoute);
                    case SocketTimeoutException slow -> timeout(slow);
                    case SSLException tls -> tlsFailed(tls);
                    case ClosedChannelException closed -> lost(closed);
                    case IOException broken when broken.getClass().getName().startsWith("java.") -> lost(broken);
                    default -> null;
                });
    }

    /** The other side is not who it should be, or speaks no TLS that we do. */
    public OperationException tlsFailed(Throwable cause) {
        return problem(
                "tls_failed",
                "cannot agree on a secure connection with %s: %s".formatted(title, cause.getMessage()),
                "Check address and port of the connection \"%s\", and that the certificate is valid for that name."
                        .formatted(name()),
                false,
                cause);
    }

    private OperationException unreachable(String why, Throwable cause) {
        return problem(
                "unreachable",
                "cannot reach %s (%s)".formatted(title, why),
                "Nothing was sent. Check that the system runs and the connection's address is right, then Retry.",
                true,
                cause);
    }

    /** The connection ended before the answer was complete. */
    public OperationException lost(@Nullable Throwable cause) {
        return problem(
                        "connection_lost",
                        "lost the connection to %s before the answer was complete".formatted(title),
                        "It may have happened there all the same. Look there, then Retry.",
                        true,
                        cause)
                .unclear();
    }

    private OperationException problem(
            String code, String what, @Nullable String hint, boolean isRetryable, @Nullable Throwable cause) {
        String sentence = access.masked("%s %s".formatted(sender.name(), what.strip()));
        StepError error =
                new StepError(code, sentence.matches("(?s).*[.!?…]") ? sentence : sentence + ".", hint, isRetryable);
        return new OperationException(error, null, cause);
    }

    private String name() {
        return access.connection().name();
    }
}
