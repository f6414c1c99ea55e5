package dev.parley.bot.slack.standin;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A channel or a direct message. For one thread at a time. */
final class Channel {
    private final String id;
    private final String name;
    private final String user;
    private final TreeMap<String, Posted> messages = new TreeMap<>();
    private boolean isArchived;

    /** @param user the person in a direct message; empty for a channel */
    Channel(String id, String name, String user) {
        this.id = id;
        this.name = name;
        this.user = user;
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    String user() {
        return user;
    }

    boolean isDirect() {
        return !user.isEmpty();
    }

    boolean isArchived() {
        return isArchived;
    }

    void archive() {
        isArchived = true;
    }

    void put(Posted message) {
        messages.put(message.ts(), message);
    }

    void remove(String ts) {
        messages.remove(ts);
    }

    Optional<Posted> find(String ts) {
        return Optional.ofNullable(messages.get(ts));
    }

    /** In the channel itself, oldest first. */
    List<Posted> roots() {
        return messages.values().stream()
                .filter(message -> message.thread().isEmpty())
                .toList();
    }

    /** The root and what is under it, oldest first. */
    List<Posted> thread(String root) {
        return Stream.concat(
                        find(root).stream(),
                        messages.values().stream()
                                .filter(message -> message.thread().equals(root)))
                .toList();
    }

    List<Posted> all() {
        return List.copyOf(messages.values());
    }
}
