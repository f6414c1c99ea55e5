package dev.parley.copilot;

import dev.parley.copilot.interview.InterviewStore;
import dev.parley.engine.OrgId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps interviews for the length of a test. */
public final class InMemoryInterviews implements InterviewStore {
    private final Map<String, TreeMap<Integer, String>> documents = new ConcurrentHashMap<>();
    private final Map<String, Integer> current = new ConcurrentHashMap<>();

    @Override
    public List<Stored> load(OrgId org, String conversation) {
        int number = current.getOrDefault(org + "/" + conversation, 0);
        return documents.getOrDefault(org + "/" + conversation, new TreeMap<>()).entrySet().stream()
                .map(document -> new Stored(document.getKey(), document.getKey() == number, document.getValue()))
                .toList();
    }

    @Override
    public void save(OrgId org, String conversation, int number, String json) {
        documents
                .computeIfAbsent(org + "/" + conversation, _ -> new TreeMap<>())
                .put(number, json);
        current.put(org + "/" + conversation, number);
    }

    @Override
    public void delete(OrgId org, String conversation, int number) {
        documents.getOrDefault(org + "/" + conversation, new TreeMap<>()).remove(number);
    }
}
