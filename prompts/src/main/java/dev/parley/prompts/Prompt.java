package dev.parley.prompts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A prompt, read from its file.
 *
 * @param version counts up with every change of the words, so that a trace tells which were used
 * @param sections in the order they are sent
 * @param answerSchema JSON Schema of the answer; empty when the answer is prose, or when the schema is a variable
 */
public record Prompt(
        String id,
        int version,
        Hints hints,
        List<Variable> variables,
        List<PromptMessage> sections,
        Optional<String> answerSchema) {
    public Prompt {
        variables = List.copyOf(variables);
        sections = List.copyOf(sections);
    }

    /** What traces call it, such as {@code ai.summarize@2}. */
    public String label() {
        return id + "@" + version;
    }

    /**
     * The messages to send. Foreign values come fenced, and the system message then says that fenced text is data.
     *
     * @param values for every variable of the prompt, and no others; a value's own braces mean nothing
     * @throws PromptException when one is missing or unknown
     */
    public List<PromptMessage> render(Map<String, String> values) {
        requireExactly(values.keySet());
        Map<String, String> texts = new LinkedHashMap<>();
        for (Variable variable : variables) {
            String value = values.get(variable.name());
            texts.put(variable.name(), variable.isForeign() ? Fence.around(variable.name(), value) : value);
        }
        boolean hasForeign = variables.stream().anyMatch(Variable::isForeign);
        return sections.stream()
                .map(section -> switch (section.role()) {
                    case SYSTEM -> filled(section, texts, hasForeign ? "\n\n" + Fence.RULE : "");
                    case USER -> filled(section, texts, "");
                })
                .toList();
    }

    private static PromptMessage filled(PromptMessage section, Map<String, String> texts, String ending) {
        return new PromptMessage(section.role(), Placeholders.fill(section.text(), texts) + ending);
    }

    private void requireExactly(Set<String> given) {
        Set<String> names = variables.stream().map(Variable::name).collect(Collectors.toCollection(TreeSet::new));
        Set<String> missing = new TreeSet<>(names);
        missing.removeAll(given);
        if (!missing.isEmpty()) {
            throw new PromptException(id, "no value for " + missing);
        }
        Set<String> unknown = new TreeSet<>(given);
        unknown.removeAll(names);
        if (!unknown.isEmpty()) {
            throw new PromptException(id, "it has no variable " + unknown + ", only " + names);
        }
    }
}
