package dev.parley.connectors.google;

import com.google.api.client.googleapis.services.AbstractGoogleClientRequest;
import dev.parley.engine.operation.OperationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Google's client in the name of one connection, for one attempt. Not for several threads. */
public final class GoogleSession<C> {
    private static final Pattern HOLE = Pattern.compile("\\{\\+?(\\w+)}");
    /** However many somebody wants: what a step answers has its limit too. */
    private static final int MOST_PAGES = 50;

    private final C client;
    private final GuardedTransport transport;

    GoogleSession(C client, GuardedTransport transport) {
        this.client = client;
        this.transport = transport;
    }

    /** What Google answers. @throws OperationException as {@link dev.parley.connectors.rest.ApiSession#send} */
    public <T> T call(Request<C, T> request) throws OperationException, InterruptedException {
        T reply = answer(request);
        if (reply == null) {
            throw transport.unreadable("it is empty");
        }
        return reply;
    }

    /** For what Google answers with nothing. */
    public void run(Request<C, Void> request) throws OperationException, InterruptedException {
        answer(request);
    }

    /**
     * The items of as many pages as it takes.
     *
     * @param request for the page of this token, null for the first
     * @param items of a page; null for none
     */
    public <P, T> Gathered<T> gather(
            int limit,
            Function<@Nullable String, Request<C, P>> request,
            Function<P, @Nullable List<T>> items,
            Function<P, @Nullable String> next)
            throws OperationException, InterruptedException {
        List<T> all = new ArrayList<>();
        String token = null;
        int pages = 0;
        do {
            P page = call(request.apply(token));
            List<T> found = items.apply(page);
            all.addAll(found == null ? List.of() : found);
            token = next.apply(page);
        } while (token != null && all.size() < limit && ++pages < MOST_PAGES);
        boolean isCut = all.size() > limit;
        return new Gathered<>(isCut ? all.subList(0, limit) : all, isCut || token != null);
    }

    /** @param what continues the sentence, as in "has no team" */
    public OperationException badInput(String what, String hint) {
        return transport.badInput(what, hint);
    }

    private <T> @Nullable T answer(Request<C, T> request) throws OperationException, InterruptedException {
        AbstractGoogleClientRequest<T> asked = written(request);
        requirePath(asked);
        try {
            return asked.setDisableGZipContent(true).execute();
        } catch (GuardedTransport.NoAnswer none) {
            throw none.reason();
        } catch (IOException | IllegalArgumentException garbled) {
            throw transport.unreadable(
                    "it is not what %s answers".formatted(client.getClass().getSimpleName()));
        }
    }

    private <T> AbstractGoogleClientRequest<T> written(Request<C, T> request) {
        try {
            return request.of(client);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Nothing is sent yet", impossible);
        }
    }

    /** What stands in an address must not lead elsewhere. */
    private void requirePath(AbstractGoogleClientRequest<?> asked) throws OperationException {
        Matcher hole = HOLE.matcher(asked.getUriTemplate());
        while (hole.find()) {
            String value = String.valueOf(asked.get(hole.group(1)));
            if (value.isBlank() || value.equals(".") || value.equals("..")) {
                throw badInput(
                        "cannot use its \"%s\" in an address".formatted(hole.group(1)),
                        "It must be an id, neither empty nor dots.");
            }
        }
    }

    /** A call as Google's client writes it. */
    @FunctionalInterface
    public interface Request<C, T> {
        AbstractGoogleClientRequest<T> of(C client) throws IOException;
    }

    /** @param more whether there are further ones that nobody asked for */
    public record Gathered<T>(List<T> items, boolean more) {}
}
