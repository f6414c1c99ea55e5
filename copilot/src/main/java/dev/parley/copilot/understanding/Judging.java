package dev.parley.copilot.understanding;

import dev.parley.copilot.brief.Condition;
import dev.parley.copilot.brief.Skill;
import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Step;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a model is to judge or make, each only once: headlines and the text below them repeat each other. */
final class Judging {
    private static final Pattern DISPATCH = Words.pattern(
            "\\b(?:rout(?:es?|ed|ing)|assign(?:s|ed|ing)?|forward(?:s|ed|ing)?|send(?:s|ing)?|dispatch(?:es|ed|ing)?|direct(?:s|ed|ing)?|escalat\\w+|hand(?:s|ed|ing)?)\\b[^.;]{0,40}\\b(?:to|by) (?:the |an? |their )?(?:right|appropriate|responsible|matching|correct|relevant|proper|respective)\\b|\\broutes? (?:each|every|them|it|all|incoming|the)\\b");
    private static final Pattern ROUTE = Words.pattern("\\broutes?\\b");

    /** Of what is only guessed by meaning, there is seldom more than this. */
    private static final int MOST_THOUGHTS = 3;

    private final Telling telling;
    private final Set<Skill> thoughts = EnumSet.noneOf(Skill.class);
    /** What is fetched from an address and shown as a digest is shown as it is. */
    private final boolean hasLinks;

    private boolean hasChosen;

    Judging(Telling telling) {
        this.telling = telling;
        this.hasLinks = telling.text().chunks().stream().anyMatch(Chunk.Link.class::isInstance);
    }

    void think(Clause clause, List<Chunk> chunks) {
        if (Starts.isStart(clause.text())) {
            return;
        }
        List<Thoughts.Thought> told = Thoughts.in(clause.text(), telling.isAboutModels());
        if (told.isEmpty() && thoughts.size() < MOST_THOUGHTS && isConcrete() && Skills.isWeighed(clause, chunks)) {
            told = telling
                    .skills()
                    .of(telling.text().plain(clause.text()))
                    .filter(skill -> !(hasLinks && (skill == Skill.SUMMARIZE || skill == Skill.ANALYZE)))
                    .map(Thoughts::meant)
                    .stream()
                    .toList();
        }
        for (Thoughts.Thought thought : told) {
            if (thoughts.add(thought.skill())) {
                List<String> labels = thought.skill() != Skill.CLASSIFY ? List.of() : Labels.of(telling.text());
                telling.outline()
                        .add(new Step.Think(
                                telling.outline().key(),
                                thought.skill(),
                                thought.what(),
                                labels,
                                Manners.of(thought.skill(), telling.text().text())));
            }
        }
    }

    /** A vague wish is asked about rather than guessed at. */
    private boolean isConcrete() {
        return telling.begins() != null
                || telling.outline().hasSteps()
                || telling.places().acts(telling.text().text());
    }

    /** "… and routes them to the right team": one way for each kind; where to, nobody has said. */
    boolean dispatches(Clause clause, List<Chunk> chunks) {
        boolean isSorted = thoughts.contains(Skill.CLASSIFY) || telling.isAboutModels();
        if (!DISPATCH.matcher(clause.text()).find() || !chunks.stream().allMatch(Chunk.Kinds.class::isInstance)) {
            return false;
        }
        if (!isSorted && !ROUTE.matcher(clause.text()).find()) {
            return false;
        }
        if (!isSorted) {
            if (!hasChosen) {
                hasChosen = true;
                telling.outline().add(byPriority());
            }
            return true;
        }
        List<String> labels = Labels.of(telling.text());
        if (thoughts.add(Skill.CLASSIFY)) {
            telling.outline().add(new Step.Think(telling.outline().key(), Skill.CLASSIFY, "", labels));
        }
        if (labels.size() > 1 && !hasChosen) {
            hasChosen = true;
            telling.outline()
                    .add(new Step.Choose(
                            telling.outline().key(),
                            Slot.said("label"),
                            labels.stream()
                                    .map(label -> new Step.Case(label, List.of(handed(label))))
                                    .toList(),
                            List.of()));
        }
        return true;
    }

    /** Where nobody spoke of a model, a field has to say who is responsible; which one, is assumed and said. */
    private Step byPriority() {
        Condition isUrgent =
                Condition.of(new Condition.Test(Slot.inferred("priority", 0.65), Condition.Operator.IS, "high"));
        return new Step.Branch(telling.outline().key(), isUrgent, List.of(handed("responsible")), List.of());
    }

    private Step handed(String label) {
        return new Step.Call(
                telling.outline().key(),
                Slot.inferred("POST", 0.8),
                Slot.later(),
                Step.Payload.LATEST,
                "",
                label + " team",
                List.of());
    }
}
