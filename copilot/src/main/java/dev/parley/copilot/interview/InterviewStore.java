package dev.parley.copilot.interview;

import dev.parley.engine.OrgId;
import java.util.Optional;

/** Where interviews are kept between turns: one JSON document a conversation. */
public interface InterviewStore {
    /** Empty when no interview is open in this conversation. */
    Optional<String> load(OrgId org, String conversation);

    /** Replaces what was kept. */
    void save(OrgId org, String conversation, String json);

    /** Does nothing when there is none. */
    void delete(OrgId org, String conversation);
}
