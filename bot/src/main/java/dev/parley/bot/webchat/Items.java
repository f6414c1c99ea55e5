package dev.parley.bot.webchat;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a list. @param next the cursor to ask on with; null at the end */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Items<T>(List<T> items, @Nullable String next) {
    /** @param found up to one more than {@code limit}, which tells that there is a next page */
    static <T> Items<T> page(List<T> found, int limit, Function<T, String> cursor) {
        if (found.size() <= limit) {
            return new Items<>(found, null);
        }
        List<T> page = found.subList(0, limit);
        return new Items<>(page, cursor.apply(page.getLast()));
    }
}
