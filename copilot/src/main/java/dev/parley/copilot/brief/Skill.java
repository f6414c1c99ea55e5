package dev.parley.copilot.brief;

import java.util.List;

/** What a model can be asked to do, with the operations that would do it, the best first. */
public enum Skill {
    CLASSIFY("classify", List.of("ai.classify")),
    SUMMARIZE("summarize", List.of("ai.summarize", "ai.generate")),
    EXTRACT("extract the details of", List.of("ai.extract", "ai.generate")),
    TRANSLATE("translate", List.of("ai.translate", "ai.generate")),
    TRANSCRIBE("transcribe", List.of("ai.transcribe")),
    ANALYZE("analyze", List.of("ai.analyze", "ai.generate")),
    WRITE("draft", List.of("ai.draft", "ai.write", "ai.generate")),
    ANSWER("answer", List.of("ai.answer", "ai.chat", "ai.generate")),
    ASK("ask a model about", List.of("ai.ask", "ai.generate"));

    private final String words;
    private final List<String> operations;

    Skill(String words, List<String> operations) {
        this.words = words;
        this.operations = operations;
    }

    /** As an imperative that an object follows. */
    public String words() {
        return words;
    }

    public List<String> operations() {
        return operations;
    }
}
