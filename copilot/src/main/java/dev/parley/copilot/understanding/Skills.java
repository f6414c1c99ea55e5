package dev.parley.copilot.understanding;

import dev.parley.connectors.ai.model.Embeddings;
import dev.parley.copilot.brief.Skill;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a clause asks of a model when no word of it says so: by closeness of meaning to example clauses. */
final class Skills {
    private static final String NONE = "none";
    /**
     * Both learned on the examples: with each left out in turn, seven in 132 that need no model are taken for a model's work, and of
     * those that need one, more than half are known by their neighbours alone.
     */
    private static final double CLOSE = 0.36;

    private static final double LEAD = 0.06;
    private static final int FEWEST_WORDS = 4;
    /** Weighing takes some milliseconds a clause. */
    private static final int MOST_WEIGHED = 16;

    private static final Pattern NEGATED = Words.pattern(
            "\\b(?:don't|do not|doesn't|does not|never|without|no need|not (?:have|need) to|nobody|no one)\\b");
    private static final Pattern TOLD_APART = Words.pattern(
            "\\b(?:ones|rest|others?|either|whether|else|otherwise|if|right|appropriate|responsible|correct|for the)\\b");

    private final Examples examples;

    Skills(Embeddings embeddings) {
        this.examples = Examples.of("skills.txt", embeddings);
    }

    /** @param clause in which nothing is marked */
    Optional<Skill> of(String clause) {
        if (clause.split("\\s+").length < FEWEST_WORDS
                || NEGATED.matcher(clause).find()) {
            return Optional.empty();
        }
        Examples.Match match = examples.nearest(clause);
        boolean isSkill = !match.label().equals(NONE)
                && match.closeness() >= CLOSE
                && examples.distanceFrom(NONE, clause) >= LEAD;
        return isSkill ? Optional.of(Skill.valueOf(match.label().toUpperCase(Locale.ROOT))) : Optional.empty();
    }

    /** Whether kinds are told apart that something goes by later. */
    boolean sorts(Marked text) {
        List<Clause> clauses = Clause.of(text.text());
        return TOLD_APART.matcher(text.text()).find()
                && clauses.stream()
                        .filter(clause -> isWeighed(clause, text.in(clause.text())))
                        .limit(MOST_WEIGHED)
                        .anyMatch(clause -> of(text.plain(clause.text()))
                                .filter(Skill.CLASSIFY::equals)
                                .isPresent());
    }

    /** What is told of a web address, or asked of people, is no model's work. */
    static boolean isWeighed(Clause clause, List<Chunk> chunks) {
        return !Starts.isStart(clause.text())
                && chunks.stream()
                        .noneMatch(chunk -> chunk instanceof Chunk.Link
                                || chunk instanceof Chunk.Ask
                                || chunk instanceof Chunk.Form
                                || chunk instanceof Chunk.NoAsk
                                || chunk instanceof Chunk.Choice
                                || chunk instanceof Chunk.Inputs
                                || chunk instanceof Chunk.OnFailure);
    }
}
