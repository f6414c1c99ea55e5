package dev.parley.bot;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** Calls a webhook from many keep-alive connections, with as little of its own as possible beside the server it measures. */
final class WebhookLoad {
    private static final String ORDER = "{\"name\":\"Ana\",\"amount\":12}";

    private WebhookLoad() {}

    /** @param perSecond of all callers together, on a fixed timetable; 0 means as fast as answers come @return sorted answer times */
    static long[] load(URI hook, int callers, Duration duration, int perSecond) throws Exception {
        ConcurrentLinkedQueue<long[]> times = new ConcurrentLinkedQueue<>();
        long begin = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int caller = 0; caller < callers; caller++) {
            long pace = perSecond == 0 ? 0 : callers * 1_000_000_000L / perSecond;
            long first = begin + (perSecond == 0 ? 0 : caller * 1_000_000_000L / perSecond);
            threads.add(Thread.ofPlatform()
                    .start(() -> times.add(call(hook, first, begin + duration.toNanos(), pace))));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return times.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    }

    /** One keep-alive connection. Times count from when the call was due, so that a stall is not hidden. */
    private static long[] call(URI hook, long first, long end, long pace) {
        byte[] request =
                ("POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                                .formatted(hook.getPath(), ORDER.length(), ORDER))
                        .getBytes(StandardCharsets.US_ASCII);
        List<Long> times = new ArrayList<>();
        try (Socket socket = new Socket("localhost", hook.getPort())) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (long due = first; due < end; due = pace == 0 ? System.nanoTime() : due + pace) {
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                out.write(request);
                expectAccepted(in);
                times.add(System.nanoTime() - due);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return times.stream().mapToLong(Long::longValue).toArray();
    }

    private static void expectAccepted(InputStream in) throws IOException {
        String status = line(in);
        int length = 0;
        boolean isChunked = false;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            String lower = header.toLowerCase(java.util.Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(
                        lower.substring("content-length:".length()).strip());
            }
            isChunked |= lower.startsWith("transfer-encoding:");
        }
        for (int chunk = isChunked ? Integer.parseInt(line(in), 16) : 0;
                chunk > 0;
                chunk = Integer.parseInt(line(in), 16)) {
            in.skipNBytes(chunk + 2L);
        }
        if (isChunked) {
            line(in);
        }
        in.skipNBytes(length);
        if (!status.contains(" 202")) {
            throw new IOException("The webhook answered " + status);
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("The connection was closed");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    /** A quantile in milliseconds. */
    static String ms(long[] sortedNanos, double quantile) {
        long nanos = sortedNanos[(int) Math.min(sortedNanos.length - 1, quantile * sortedNanos.length)];
        return "%.1f".formatted(nanos / 1e6);
    }
}
