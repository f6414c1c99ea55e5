package dev.parley.copilot.brief;

import java.util.List;

/** What a model can be asked to do, with the operations that would do it, the best first. */
public enum Skill {
    CLASSIFY("classify", List.of("ai.classify")),
    SUMMARIZE("summarize", List.of("ai.summarize")),
    EXTRACT("extract the details of", List.of("ai.extract")),
    TRANSLATE("translate", List.of("ai.translate")),
    TRANSCRIBE("transcribe", List.of("ai.transcribe")),
    ANALYZE("analyze", List.of("ai.generate")),
    WRITE("draft", List.of("ai.draft")),
    VERIFY("check", List.of("ai.verify")),
    ANSWER("answer", List.of("ai.answer", "ai.chat")),
    ASK("ask a model about", List.of("ai.generate"));

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
