package dev.parley.connectors.redis;

import dev.parley.connectors.protocol.FarProblem;
import dev.parley.connectors.protocol.Wording;
import dev.parley.engine.operation.OperationException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Redis's refusals in words; they begin with a code in capitals. Source: Redis serialization protocol, "Simple errors". */
final class RedisWords implements Wording {
    private static final Set<String> PASSING =
            Set.of("BUSY", "LOADING", "TRYAGAIN", "CLUSTERDOWN", "MASTERDOWN", "OOM");
    private static final Pattern UNKNOWN_CALLER = Pattern.compile("WRONGPASS|NOAUTH|ERR invalid password|ERR AUTH");

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
        return PASSING.contains(kind)
                ? problem.retryable(code, what, String.valueOf(hint(kind)), refused)
                : problem.of(code, what, hint(kind), refused);
    }

    private static @Nullable String hint(String kind) {
        return switch (kind) {
            case "WRONGTYPE" -> "Something of another kind is kept under that key. Use another key.";
            case "NOPERM" -> "Allow the connection's user that command and key, or use another connection.";
            case "READONLY" -> "This is a replica. Connect to the primary.";
            case "MOVED", "ASK" -> "This is a cluster. Connect to a server that keeps all keys.";
            case "BUSY", "LOADING", "TRYAGAIN", "CLUSTERDOWN", "MASTERDOWN" -> "Retry when Redis is ready again.";
            case "OOM" -> "Redis is full. Remove something there, then Retry.";
            default -> null;
        };
    }

    @Override
    public Optional<String> refusedLogin(Exception failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(cause -> String.valueOf(cause.getMessage()))
                .filter(words -> UNKNOWN_CALLER.matcher(words).lookingAt())
                .findFirst();
    }
}
