package dev.parley.bot.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Asks whether the Redis with this password serves this port; a stranger on the port does not count. */
record RedisPing(int port, String password) {
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration GRACE = Duration.ofSeconds(1);

    /** @param isRunning false once waiting is pointless; it is given a moment to become true */
    boolean isAnsweredWithin(Duration patience, BooleanSupplier isRunning) {
        var begin = System.nanoTime();
        while (elapsed(begin).compareTo(patience) < 0) {
            if (isAnswered()) {
                return true;
            }
            if (elapsed(begin).compareTo(GRACE) > 0 && !isRunning.getAsBoolean()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return false;
    }

    private boolean isAnswered() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(Loopback.ADDRESS, port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream()
                    .write("AUTH %s\r\nPING\r\n".formatted(password).getBytes(StandardCharsets.US_ASCII));
            var answer = "+OK\r\n+PONG\r\n".getBytes(StandardCharsets.US_ASCII);
            return Arrays.equals(answer, socket.getInputStream().readNBytes(answer.length));
        } catch (IOException notYet) {
            return false;
        }
    }

    private static Duration elapsed(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
