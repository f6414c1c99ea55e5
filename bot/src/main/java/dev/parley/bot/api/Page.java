package dev.parley.bot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list as the API gives it.
 *
 * @param next what to send as {@code before}, or {@code after}, for the rest; null when this is all
 */
record Page<T>(
        List<T> items,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String next) {
    static <T> Page<T> all(List<T> items) {
        return new Page<>(items, null);
    }
}
