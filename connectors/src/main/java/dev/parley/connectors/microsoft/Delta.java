package dev.parley.connectors.microsoft;

import com.microsoft.graph.models.BaseDeltaFunctionResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What has changed since a link was given out. Source: Microsoft Graph, "Use delta query to track changes".
 *
 * @param link for the next look
 */
record Delta<T>(List<T> changes, String link) {
    /** The rest is read at the next look. */
    private static final int MOST_PAGES = 20;

    /** @param link of the last look; null, or one that no longer holds, begins with {@code first} */
    static <P extends BaseDeltaFunctionResponse, T> Delta<T> since(
            @Nullable String link, Supplier<P> first, Function<String, P> at, Function<P, @Nullable List<T>> items) {
        try {
            return asked(link, first, at, items);
        } catch (Halted halted) {
            if (link != null && halted.isGone()) {
                return asked(null, first, at, items);
            }
            throw halted;
        }
    }

    private static <P extends BaseDeltaFunctionResponse, T> Delta<T> asked(
            @Nullable String link, Supplier<P> first, Function<String, P> at, Function<P, @Nullable List<T>> items) {
        List<T> changes = new ArrayList<>();
        P page = link == null ? first.get() : at.apply(link);
        for (int number = 1; ; number++) {
            changes.addAll(Unfit.needed(items.apply(page), "value"));
            String next = page.getOdataNextLink();
            if (next == null) {
                return new Delta<>(changes, Unfit.needed(page.getOdataDeltaLink(), "@odata.deltaLink"));
            } else if (number == MOST_PAGES) {
                return new Delta<>(changes, next);
            }
            page = at.apply(next);
        }
    }
}
