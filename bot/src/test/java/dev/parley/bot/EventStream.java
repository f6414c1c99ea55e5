package dev.parley.bot;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Follows an event stream as a browser's {@code EventSource} does: whenever it breaks off, it goes on after the last id it has. */
final class EventStream implements AutoCloseable {
    private static final long COME_BACK_MILLIS = 100;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final Thread thread;
    private volatile String lastId;
    private volatile boolean isClosed;

    /** @param id null for events that have none */
    record Event(String id, String name, JsonNode data) {}

    EventStream(URI address) {
        this(address, null);
    }

    /** @param lastId where to go on; null begins at the beginning */
    EventStream(URI address, String lastId) {
        this.address = address;
        this.lastId = lastId;
        this.thread = Thread.ofVirtual().start(this::follow);
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    /** Those of that name. */
    List<Event> events(String name) {
        return events.stream().filter(event -> event.name().equals(name)).toList();
    }

    List<Long> ids() {
        return events.stream()
                .filter(event -> event.id() != null)
                .map(event -> Long.parseLong(event.id()))
                .toList();
    }

    /** How often it came through. */
    int connections() {
        return connections.get();
    }

    private void follow() {
        while (!isClosed) {
            try {
                connect();
                TimeUnit.MILLISECONDS.sleep(COME_BACK_MILLIS);
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private void connect() throws InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).header("Authorization", "Bearer " + RunningParley.API_KEY);
        if (lastId != null) {
            request.header("Last-Event-ID", lastId);
        }
        try {
            HttpResponse<Stream<String>> response = http.send(request.build(), BodyHandlers.ofLines());
            if (response.statusCode() == 200) {
                connections.incrementAndGet();
                Reading reading = new Reading();
                response.body().forEach(reading::line);
            }
        } catch (IOException | java.io.UncheckedIOException _) {
            // The server has gone: that is what this is for.
        }
    }

    /** One event is being put together. */
    private final class Reading {
        private String id;
        private String name = "message";
        private String data;

        void line(String line) {
            if (line.startsWith("id:")) {
                id = line.substring(3);
            } else if (line.startsWith("event:")) {
                name = line.substring(6);
            } else if (line.startsWith("data:")) {
                data = line.substring(5);
            } else if (line.isEmpty()) {
                if (data != null) {
                    events.add(new Event(id, name, ParleyClient.JSON.readTree(data)));
                    lastId = id == null ? lastId : id;
                }
                id = null;
                name = "message";
                data = null;
            }
        }
    }

    @Override
    public void close() {
        isClosed = true;
        thread.interrupt();
        http.shutdownNow();
    }
}
