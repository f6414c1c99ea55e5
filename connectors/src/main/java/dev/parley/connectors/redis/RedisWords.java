package dev.parley.connectors.redis;

import dev.parley.connectors.protocol.FarProblem;
import dev.parley.connectors.protocol.Wording;
import dev.parley.engine.operation.OperationException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Redis's refusals in words; they begin with a code in capitals. Source: Redis serialization protocol, "Simple errors". */
final class RedisWords implements Wording {
    @Override
    public Optional<OperationException> of(Exception cause, FarProblem problem) {
        return switch (cause) {
            case RedisCommandExecutionException refused -> Optional.of(refused(refused, problem));
            case RedisCommandTimeoutException slow -> Optional.of(problem.timeout(slow));
            case RedisConnectionException unreachable ->
                problem.ofNetwork(unreachable).or(() -> Optional.of(problem.lost(unreachable)));
            case RedisException broken -> problem.ofNetwork(broken).or(() -> Optional.of(problem.lost(broken)));
            default -> Optional.empty();
        };
    }

    private static OperationException refused(RedisCommandExecutionException refused, FarProblem problem) {
        String words = String.valueOf(refused.getMessage());
        String kind = words.split(" ", 2)[0];
        String code = "redis_" + kind.toLowerCase(Locale.ROOT);
        String what = "was refused by Redis: " + words;
        String hint = hint(kind);
        return switch (kind) {
            case "BUSY", "LOADING", "TRYAGAIN", "CLUSTERDOWN", "MASTERDOWN", "OOM" ->
                problem.retryable(code, what, hint == null ? "Retry when Redis is ready again." : hint, refused);
            default -> problem.of(code, what, hint, refused);
        };
    }

    private static @Nullable String hint(String kind) {
        return switch (kind) {
            case "WRONGTYPE" -> "Something of another kind is kept under that key. Use another key.";
            case "NOPERM" -> "Allow the connection's user that command and key, or use another connection.";
            case "READONLY" -> "This is a replica. Connect to the primary.";
            case "MOVED", "ASK" -> "This is a cluster. Connect to a server that keeps all keys.";
            case "OOM" -> "Redis is full. Remove something there, then Retry.";
            default -> null;
        };
    }

    /** Whether Redis does not know us, rather than not allowing something. */
    static boolean isLoginRefused(RedisException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String words = String.valueOf(cause.getMessage());
            if (words.startsWith("WRONGPASS")
                    || words.startsWith("NOAUTH")
                    || words.startsWith("ERR invalid password")
                    || words.startsWith("ERR AUTH")) {
                return true;
            }
        }
        return false;
    }
}
