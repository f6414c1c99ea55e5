package dev.parley.copilot;

import dev.parley.copilot.interview.InterviewStore;
import dev.parley.engine.OrgId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps interviews for the length of a test. */
public final class InMemoryInterviews implements InterviewStore {
    private final Map<String, String> documents = new ConcurrentHashMap<>();

    @Override
    public Optional<String> load(OrgId org, String conversation) {
        return Optional.ofNullable(documents.get(org + "/" + conversation));
    }

    @Override
    public void save(OrgId org, String conversation, String json) {
        documents.put(org + "/" + conversation, json);
    }

    @Override
    public void delete(OrgId org, String conversation) {
        documents.remove(org + "/" + conversation);
    }
}
