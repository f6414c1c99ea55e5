package dev.parley.copilot.understanding.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/** A model's answer, as {@code copilot.understand.schema.json} has it. Empty texts and zeros mean that nothing was said. */
record Form(
        String name,
        Begin start,
        List<Item> steps,
        List<Integer> removed,
        int retries,
        @JsonProperty("answer_within") String answerWithin,
        List<Remark> notes) {

    record Begin(String kind, String what, String cron, String words, String zone, String source, double confidence) {}

    /**
     * @param inside the key of the step it belongs to; 0 for none
     * @param branch which way of that step
     */
    record Item(
            int key,
            int inside,
            String branch,
            String operation,
            String title,
            String system,
            List<Pair> inputs,
            List<Comparison> conditions,
            String match,
            List<String> people,
            int quorum,
            String duration,
            String source,
            double confidence) {
        Optional<String> input(String wanted) {
            return inputs.stream()
                    .filter(pair -> pair.name().equalsIgnoreCase(wanted))
                    .map(pair -> pair.value().strip())
                    .filter(value -> !value.isEmpty())
                    .findFirst();
        }
    }

    record Pair(String name, String value) {}

    record Comparison(String field, String operator, String value) {}

    record Remark(String about, String text) {}

    List<Item> inside(int key) {
        return steps.stream().filter(item -> item.inside() == key).toList();
    }

    List<Item> inside(int key, String branch) {
        return inside(key).stream()
                .filter(item -> item.branch().equalsIgnoreCase(branch))
                .toList();
    }
}
