package dev.parley.copilot.interview;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import dev.parley.engine.OrgId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    /**
     * One draft of a conversation.
     *
     * @param interview null when it was kept by another release and cannot be read
     * @param wish the words it began with, as far as they can be told; may be empty
     */
    record Kept(int number, boolean isCurrent, @Nullable Interview interview, String wish) {}

    /** By number. */
    List<Kept> load(OrgId org, String conversation) {
        return store.load(org, conversation).stream()
                .map(stored -> kept(stored, conversation))
                .toList();
    }

    Optional<Kept> current(OrgId org, String conversation) {
        return load(org, conversation).stream().filter(Kept::isCurrent).findFirst();
    }

    void save(OrgId org, String conversation, int number, Interview interview) {
        store.save(org, conversation, number, JSON.writeValueAsString(interview));
    }

    void delete(OrgId org, String conversation, int number) {
        store.delete(org, conversation, number);
    }

    private static Kept kept(InterviewStore.Stored stored, String conversation) {
        try {
            Interview interview = JSON.readValue(stored.json(), Interview.class);
            return new Kept(
                    stored.number(),
                    stored.isCurrent(),
                    interview,
                    interview.brief().wish());
        } catch (JacksonException unreadable) {
            LOG.warn(
                    "Draft {} of conversation {} was kept in a form this release cannot read",
                    stored.number(),
                    conversation,
                    unreadable);
            return new Kept(stored.number(), stored.isCurrent(), null, wish(stored.json()));
        }
    }

    /** The words it began with have been in one place in every release. */
    private static String wish(String json) {
        try {
            return JSON.readTree(json).path("brief").path("wish").asString("");
        } catch (JacksonException broken) {
            LOG.debug("Nor can its wish be read", broken);
            return "";
        }
    }
}
