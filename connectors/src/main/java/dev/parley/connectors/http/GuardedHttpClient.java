package dev.parley.connectors.http;

import dev.parley.connectors.http.Redirect.RefusedRedirect;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The one way out. It calls no private, loopback or metadata address unless the policy allows it, checks each redirect again,
 * and bounds size and time. One instance serves the whole application and pools its connections.
 */
public final class GuardedHttpClient implements AutoCloseable {
    private final EgressGuard guard;
    private final Transport transport;
    private final HttpLimits limits;
    private final InstantSource clock;

    public GuardedHttpClient(EgressPolicy policy) {
        this(policy, HttpLimits.DEFAULT);
    }

    public GuardedHttpClient(EgressPolicy policy, HttpLimits limits) {
        this(new EgressGuard(policy, EgressGuard.Names.SYSTEM), limits, InstantSource.system());
    }

    GuardedHttpClient(EgressGuard guard, HttpLimits limits, InstantSource clock) {
        this.guard = guard;
        this.transport = new Transport(guard, limits);
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Sends it and waits for the whole reply, following redirects. A reply of status 400 and up is returned like any other; see
     * {@link #orThrow(HttpReply, HttpCall, Sender)}.
     *
     * @throws OperationException when there is no reply: {@code egress_denied}, {@code timeout}, {@code unreachable}, …
     * @throws InterruptedException at once when the thread is interrupted, also while the far end stalls
     */
    public HttpReply send(HttpCall call, Sender sender) throws OperationException, InterruptedException {
        Failures failures = new Failures(sender, call);
        failures.requireSendable();
        Duration time = timeFor(call, sender);
        // On a thread of its own, because looking up a name cannot be interrupted; and interrupting a virtual thread
        // closes the socket it is blocked on.
        FutureTask<HttpReply> exchange = new FutureTask<>(() -> follow(call, time));
        Thread.ofVirtual().name("http " + call.url().getHost()).start(exchange);
        try {
            return exchange.get(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw failures.timeout(time, e);
        } catch (ExecutionException e) {
            throw failures.noReply(e.getCause(), time, limits);
        } finally {
            exchange.cancel(true);
        }
    }

    /** Whether a credential may go there: by https, or to where an administrator has let calls through by any scheme. */
    public boolean isFitForSecrets(URI url) {
        return "https".equalsIgnoreCase(url.getScheme())
                || (url.getHost() != null && guard.isLetThrough(url.getHost(), Url.portOf(url)));
    }

    /** The same way out for protocols that are not HTTP. */
    public GuardedSockets sockets() {
        return new GuardedSockets(guard);
    }

    /** As {@link #send(HttpCall, Sender)}, for a step. */
    public HttpReply send(HttpCall call, OperationContext context) throws OperationException, InterruptedException {
        return send(call, Sender.of(context));
    }

    /**
     * The reply, if it is not an error.
     *
     * @throws OperationException {@code http_<status>} for 400 and up, with what the far system said
     */
    public HttpReply orThrow(HttpReply reply, HttpCall call, Sender sender) throws OperationException {
        if (reply.isError()) {
            throw new Failures(sender, call).status(reply, clock.instant());
        }
        return reply;
    }

    /** As {@link #orThrow(HttpReply, HttpCall, Sender)}, for a step. */
    public HttpReply orThrow(HttpReply reply, HttpCall call, OperationContext context) throws OperationException {
        return orThrow(reply, call, Sender.of(context));
    }

    @Override
    public void close() {
        transport.close();
    }

    private Duration timeFor(HttpCall call, Sender sender) throws OperationException {
        Duration left = Duration.between(clock.instant(), sender.deadline());
        Duration wanted = call.timeout();
        Duration time = wanted != null && wanted.compareTo(left) < 0 ? wanted : left;
        if (!time.isPositive()) {
            throw new Failures(sender, call).timeout(Duration.ZERO, null);
        }
        return time.compareTo(Duration.ofDays(1)) < 0 ? time : Duration.ofDays(1);
    }

    private HttpReply follow(HttpCall first, Duration time) throws IOException, RefusedRedirect {
        HttpCall call = first;
        for (int redirects = 0; redirects <= limits.maxRedirects(); redirects++) {
            HttpReply reply = transport.exchange(call, time);
            Optional<HttpCall> next = Redirect.next(call, reply);
            if (next.isEmpty()) {
                return reply;
            }
            call = next.get();
        }
        throw new RefusedRedirect("it is the " + (limits.maxRedirects() + 1) + "th in a row", null);
    }
}
