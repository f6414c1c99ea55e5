package dev.parley.engine.trigger;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Streams of entries that groups of consumers read. An entry read stays with its consumer until it is acknowledged. */
public interface Streams {
    /**
     * Entries that nobody of the group has read yet, oldest first; does not wait for any. The group is made when it is not there.
     *
     * @param since a new group begins with the entries added after this
     */
    List<Entry> unread(String stream, String group, Instant since, int atMost);

    /** Entries that somebody of the group has read a while ago and not acknowledged; they are this consumer's now. */
    List<Entry> abandoned(String stream, String group, int atMost);

    /** The group is done with these. */
    void acknowledge(String stream, String group, List<String> ids);

    /** @param id unique within the stream */
    record Entry(String id, Map<String, String> fields) {}
}
