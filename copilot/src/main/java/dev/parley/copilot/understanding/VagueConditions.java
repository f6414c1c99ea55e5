package dev.parley.copilot.understanding;

import dev.parley.copilot.brief.Condition;
import dev.parley.copilot.brief.Names;
import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Start;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Conditions that compare no field. */
final class VagueConditions {
    private static final Pattern VAGUE = Words.pattern(
            "^(?:and |but |then )*(?:(?<unless>unless)|(?<when>when)|only (?:if|when)|if|in case|as long as|provided(?: that)?) (?!so\\b|yes\\b|no\\b|not\\b|needed\\b|necessary\\b|possible\\b|you\\b|done\\b|it works)(?:the |an? |it is |it's |it |there is |there are |they are |they |we |(?:any )?of (?:it|them) )*(?<what>[\\p{L}][^,.;:⟨]{3,})$");

    /** Where addresses are given, "if it's allowed" speaks of the approval before it. */
    private static final Pattern YES_OR_NO = Words.pattern(
            "\\b(?:allow\\w*|refus\\w*|approv\\w*|ok|okay|reject\\w*|agree\\w*|permitted|den(?:y|ies|ied)|declin\\w*|says?|said|object\\w*|vetoe?\\w*|confirm\\w*|fine|cleared|signed)\\b");

    private static final Pattern ANY =
            Words.pattern("(?:there (?:is|are) )?(?:any|one|some|something|anything|a match|matches|results)");

    private VagueConditions() {}

    /** "If there are any": whether what was looked for was found. */
    static boolean asksForAny(String clause) {
        Matcher said = VAGUE.matcher(clause);
        return said.find() && ANY.matcher(said.group("what")).matches();
    }

    /** "Only when an entry matches a keyword": no comparison of a field, so a field is assumed that says whether it holds. */
    static Optional<Condition> in(Telling telling, Clause clause, List<Chunk> chunks, boolean isTrailing) {
        boolean isAboutAYes = YES_OR_NO.matcher(clause.text()).find()
                && telling.text().chunks().stream().anyMatch(Chunk.Link.class::isInstance);
        boolean isSpoken = !isAboutAYes
                && chunks.stream().allMatch(chunk -> chunk instanceof Chunk.Quote || chunk instanceof Chunk.Kinds);
        Matcher said = VAGUE.matcher(clause.text());
        boolean isCondition = isSpoken
                && said.find()
                && !Starts.isStart(clause.text())
                && (telling.begins() != null
                        || clause.text().matches("(?i)(?:if|in case)\\b.*")
                                && telling.places().acts(telling.text().text()));
        boolean isWhen = isCondition && said.group("when") != null;
        if (!isCondition
                || isWhen && (!isTrailing && !(telling.begins() instanceof Start.Schedule) || clause.opensSentence())) {
            return Optional.empty();
        }
        String what = telling.text().plain(said.group("what"));
        // "If there are any": what was looked for.
        String field = ANY.matcher(what).matches() ? "found" : Names.identifier(what);
        Condition holds = Condition.of(new Condition.Test(Slot.inferred(field, 0.65), Condition.Operator.IS, "true"));
        return field.isEmpty() ? Optional.empty() : Optional.of(said.group("unless") == null ? holds : holds.negated());
    }
}
