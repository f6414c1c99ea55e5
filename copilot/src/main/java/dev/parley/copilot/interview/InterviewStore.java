package dev.parley.copilot.interview;

import dev.parley.engine.OrgId;
import java.util.List;

/** Where interviews are kept between turns: one JSON document for each draft of a conversation, at most one of them current. */
public interface InterviewStore {
    /** By number; empty when nothing is kept of this conversation. */
    List<Stored> load(OrgId org, String conversation);

    /** Adds or replaces one, and makes it the current one. */
    void save(OrgId org, String conversation, int number, String json);

    /** Does nothing when there is none. */
    void delete(OrgId org, String conversation, int number);

    /** @param number tells the drafts of a conversation apart; from 1 */
    record Stored(int number, boolean isCurrent, String json) {}
}
