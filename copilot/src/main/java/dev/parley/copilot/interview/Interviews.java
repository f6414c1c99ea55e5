package dev.parley.copilot.interview;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import dev.parley.engine.OrgId;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Interviews as JSON documents in the store. */
final class Interviews {
    private static final Logger LOG = LoggerFactory.getLogger(Interviews.class);
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultVisibility(all -> all.withFieldVisibility(Visibility.ANY)
                    .withGetterVisibility(Visibility.NONE)
                    .withIsGetterVisibility(Visibility.NONE))
            .build();

    private final InterviewStore store;

    Interviews(InterviewStore store) {
        this.store = store;
    }

    /** Empty as well when a document of another release cannot be read: the person is asked anew rather than stuck. */
    Optional<Interview> load(OrgId org, String conversation) {
        return store.load(org, conversation).flatMap(json -> {
            try {
                return Optional.of(JSON.readValue(json, Interview.class));
            } catch (JacksonException unreadable) {
                LOG.warn("The interview of conversation {} cannot be read and begins anew", conversation, unreadable);
                return Optional.empty();
            }
        });
    }

    boolean isOpen(OrgId org, String conversation) {
        return store.load(org, conversation).isPresent();
    }

    void save(OrgId org, String conversation, Interview interview) {
        store.save(org, conversation, JSON.writeValueAsString(interview));
    }

    void delete(OrgId org, String conversation) {
        store.delete(org, conversation);
    }
}
