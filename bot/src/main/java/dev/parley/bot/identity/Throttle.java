package dev.parley.bot.identity;

import dev.parley.bot.problem.ProblemException;
import dev.parley.connectors.vault.Fingerprint;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/**
 * Slows down whoever guesses passwords: so many failures for one address, and from one network address, within a quarter of an hour;
 * then it waits for that quarter to end. Counted in Redis, for all processes together.
 */
class Throttle implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Throttle.class);
    static final int PER_ADDRESS = 10;
    static final int PER_NETWORK = 100;
    private static final Duration WINDOW = Duration.ofMinutes(15);

    /** Counts, and begins the window with the first; answers with the count and what is left of the window. */
    private static final String COUNT = """
            local n = redis.call('INCR', KEYS[1])
            if n == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
            return {n, redis.call('PTTL', KEYS[1])}
            """;

    private final RedisClient redis;
    private volatile @Nullable StatefulRedisConnection<String, String> connection;

    Throttle(RedisClient redis) {
        this.redis = redis;
    }

    /**
     * One attempt, counted before it is made, so that many at once gain nothing. One that succeeds is taken back.
     *
     * @param network where it comes from, as an IP address
     * @throws ThrottledException when there were too many
     */
    <T> Optional<T> attempt(String email, String network, Supplier<Optional<T>> attempt) {
        String address = "parley:sign-in:address:" + fingerprint(email.strip().toLowerCase(Locale.ROOT));
        String from = "parley:sign-in:network:" + fingerprint(block(network));
        count(from, PER_NETWORK);
        count(address, PER_ADDRESS);
        Optional<T> outcome = attempt.get();
        if (outcome.isPresent()) {
            connected().sync().del(address);
            connected().sync().decr(from);
        }
        return outcome;
    }

    private void count(String key, int most) {
        List<Long> counted = counted(key);
        if (counted.getFirst() > most) {
            throw new ThrottledException(Duration.ofMillis(counted.getLast()));
        }
    }

    /** Without counting, anybody could guess as often as they like: then nobody signs in by password. */
    private List<Long> counted(String key) {
        try {
            return connected()
                    .sync()
                    .eval(COUNT, ScriptOutputType.MULTI, new String[] {key}, Long.toString(WINDOW.toMillis()));
        } catch (RedisException unreachable) {
            LOG.error("Nobody can sign in by password: Redis does not answer", unreachable);
            throw new ProblemException(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Not ready",
                    "Passwords cannot be looked at now: Redis, which counts failed attempts, does not answer.",
                    "Try again in a moment, or sign in with an API key.");
        }
    }

    /** An IPv6 customer has a whole /64 to come from. */
    private static String block(String network) {
        InetAddress address = InetAddress.ofLiteral(network);
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), 8))
                : network;
    }

    /** Addresses of people are not for whoever reads Redis. */
    private static String fingerprint(String text) {
        return Fingerprint.hex(text, 16);
    }

    private synchronized StatefulRedisConnection<String, String> connected() {
        StatefulRedisConnection<String, String> open = connection;
        if (open == null) {
            open = redis.connect();
            connection = open;
        }
        return open;
    }

    @Override
    public void close() {
        StatefulRedisConnection<String, String> open = connection;
        if (open != null) {
            open.close();
        }
    }
}
