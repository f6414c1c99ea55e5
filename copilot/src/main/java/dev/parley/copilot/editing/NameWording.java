package dev.parley.copilot.editing;

import dev.parley.copilot.revision.Edit;
import dev.parley.copilot.understanding.Links;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** "Rename it to Big orders", "call the second approval Final check". */
final class NameWording implements Wording {
    private static final String NAME = "[\"']?(?<name>[^\"'\\n]{1,80}?)[\"']?";
    private static final Pattern WORKFLOW = Patterns.of(
            "(?:rename (?:(?:it|this|the workflow|this workflow) )?(?:to|as|into) |(?:call|name) (?:it|this|the workflow|this workflow) |(?:change|set) (?:the|its) name(?: of (?:it|the workflow))? to |(?:the|its) (?:new )?name (?:should be|is) )"
                    + NAME);
    private static final Pattern STEP = Patterns.of(
            "(?:rename|call|retitle) (?<ref>(?:the |step ).{2,60}?|\"[^\"]+\") (?:(?:to|into|as) )?" + NAME);
    private static final Pattern RENAME = Patterns.of("(?:rename|retitle) (?<ref>.{2,60}?) (?:to|into|as) " + NAME);

    @Override
    public Optional<Understood> read(Saying saying) {
        if (Links.find(saying.words()).isPresent()) {
            return Optional.empty();
        }
        return Patterns.all(WORKFLOW, saying.words())
                .flatMap(match ->
                        Understood.change(new Edit.Rename(name(match)), "It is called “" + name(match) + "” now."))
                .or(() -> Patterns.all(RENAME, saying.words()).flatMap(match -> step(saying, match)))
                .or(() -> Patterns.all(STEP, saying.words())
                        .filter(match ->
                                !saying.steps().find(match.group("ref")).isEmpty())
                        .flatMap(match -> step(saying, match)));
    }

    private static Optional<Understood> step(Saying saying, MatchResult match) {
        return saying.onNamed(
                match.group("ref"),
                node -> Understood.change(
                        new Edit.Alter(node.id(), Saying.json().put("title", name(match))),
                        StepWords.quoted(node) + " is called “" + name(match) + "” now."));
    }

    private static String name(MatchResult match) {
        return match.group("name").strip();
    }
}
