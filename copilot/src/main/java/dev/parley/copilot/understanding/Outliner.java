package dev.parley.copilot.understanding;

import dev.parley.copilot.brief.Condition;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.brief.Step;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads clauses in order and lays their steps out. */
final class Outliner {
    private static final Pattern PASSING = Words.pattern(
            "\\b(?:through|directly|straight|right away|immediately|at once|as (?:is|usual)|without (?:asking|waiting|delay)|just (?:post|send|forward|go)\\w*|automatically|go on|continue|proceed|pass)\\b");

    private final Marked text;
    private final Telling telling;
    private final Gist gist;
    private final Outline outline;
    private final Doings doings;
    private final Judging judging;
    private final Rounds rounds;
    private boolean isOtherwise;
    /** "But if it is big, …": what comes now is about what was said before. */
    private boolean isContrast;
    /** "Before a big one is POSTed, …": the condition is about the asking, not about the call. */
    private boolean isBefore;

    /** @param begins null while nobody knows */
    Outliner(Marked text, Systems systems, Gist gist, Skills skills, @Nullable Start begins) {
        this.text = text;
        this.telling = Telling.of(text, systems, skills, begins);
        this.gist = gist;
        this.outline = telling.outline();
        this.doings = new Doings(telling);
        this.judging = new Judging(telling);
        this.rounds = new Rounds(telling);
    }

    List<Step> steps(String sentences) {
        for (Clause clause : Clause.of(sentences)) {
            read(clause);
        }
        List<Step> told = outline.finish();
        if (outline.hasPending() && !told.isEmpty()) {
            told = Settling.under(outline.takePending(), told, outline.key());
        }
        return Sorting.settled(Sorting.made(Settling.settled(told)), () -> Labels.of(text));
    }

    /** What is done when something fails that {@link #steps} does not hold. */
    List<Step> onFailure() {
        return outline.unattached();
    }

    boolean isAboutModels() {
        return telling.isAboutModels();
    }

    private void read(Clause clause) {
        if (clause.opensSentence() && !clause.isOtherwise() && !outline.hasPending()) {
            outline.sentence();
        }
        if (Loops.ends(clause.text())) {
            outline.endLoop();
        }
        List<Chunk> chunks = text.in(clause.text());
        isOtherwise |= clause.isOnlyOtherwise();
        if (clause.isOtherwise() && passesOn(clause, chunks)) {
            outline.passOthers();
        }
        if (isOtherwise && !clause.isOnlyOtherwise() || clause.isOtherwise() && doesSomething(clause, chunks)) {
            outline.otherwise();
            isOtherwise = false;
        }
        boolean isTrailing =
                clause.isTrailingCondition() && doings.in(clause, chunks).isEmpty() && !hasAsk(chunks);
        boolean isExempt = chunks.stream().anyMatch(Chunk.NoAsk.class::isInstance);
        conditions(clause, chunks, isTrailing);
        isBefore = !clause.opensSentence() && isBefore
                || clause.text().matches("(?i)before\\b.*") && chunks.stream().anyMatch(Chunk.If.class::isInstance);
        isContrast |= outline.hasPending() && clause.text().matches("(?i)(?:but|however|except|though)\\b.*");
        if (clause.isExclusive()) {
            outline.exclusive();
        }
        if (isExempt && !clause.isOtherwise()) {
            outline.exempt();
        }
        body(clause, chunks);
    }

    /** What is done, once the conditions of the clause are known; perhaps for each of many. */
    private void body(Clause clause, List<Chunk> chunks) {
        Optional<Loops.Found> loop = Loops.in(clause.text(), telling.begins());
        boolean comesLast =
                loop.filter(found -> comesLast(found, clause, chunks)).isPresent();
        if (!comesLast) {
            loop.ifPresent(found -> rounds.begin(found, clause));
        }
        boolean readsFirst = doings.in(clause, chunks).stream().anyMatch(Doings::isFetch);
        if (!readsFirst) {
            judging.think(clause, chunks);
        }
        if (!judging.dispatches(clause, chunks)) {
            readActions(clause, chunks);
        }
        if (readsFirst) {
            judging.think(clause, chunks);
        }
        if (comesLast) {
            loop.ifPresent(rounds::last);
        }
    }

    /** A loop told of what was said before: "…, one by one", "…, looping through the rows". */
    private boolean comesLast(Loops.Found loop, Clause clause, List<Chunk> chunks) {
        boolean isBare = Thoughts.in(clause.text(), telling.isAboutModels()).isEmpty()
                && doings.in(clause, chunks).isEmpty();
        return loop.comesLast() || clause.closesSentence() && isBare && outline.endsInDoing() && !hasAsk(chunks);
    }

    private void conditions(Clause clause, List<Chunk> chunks, boolean isTrailing) {
        boolean joinsWithOr = clause.text().matches("(?i).*⟩ or ⟨.*|^or\\b.*");
        boolean isUnless = clause.text().matches("(?i)^(?:but |and )?unless\\b.*");
        for (Chunk chunk : chunks) {
            if (chunk instanceof Chunk.If test) {
                Condition condition = isUnless ? test.condition().negated() : test.condition();
                if (!isTrailing || !outline.conditionLast(condition)) {
                    outline.condition(condition, clause.isExclusive() && !hasAsk(chunks), joinsWithOr);
                }
            }
        }
        VagueConditions.in(telling, clause, chunks, isTrailing).ifPresent(condition -> {
            if (!clause.isTrailingCondition() || !outline.conditionLast(condition)) {
                outline.condition(condition, clause.isExclusive(), joinsWithOr);
            }
        });
    }

    private int quorum() {
        return text.chunks().stream()
                .filter(Chunk.Quorum.class::isInstance)
                .mapToInt(chunk -> ((Chunk.Quorum) chunk).people())
                .findFirst()
                .orElse(1);
    }

    private boolean doesSomething(Clause clause, List<Chunk> chunks) {
        return hasAsk(chunks)
                || chunks.stream()
                        .anyMatch(chunk -> chunk instanceof Chunk.Pause
                                || chunk instanceof Chunk.Link
                                || chunk instanceof Chunk.Form)
                || doings.in(clause, chunks).stream()
                        .anyMatch(action ->
                                !(action instanceof Actions.Action.Request request && Doings.repeats(request)));
    }

    /** "The rest goes straight through": what was told is done for them too, without being asked about. */
    private boolean passesOn(Clause clause, List<Chunk> chunks) {
        return !hasAsk(chunks)
                && chunks.stream().noneMatch(Chunk.Link.class::isInstance)
                && (chunks.stream().anyMatch(Chunk.NoAsk.class::isInstance)
                        || PASSING.matcher(clause.text()).find());
    }

    /** A sentence of its own, or "if approved or not needed", tells how it goes on for all. */
    private static boolean isOfTheSameBreath(Clause clause) {
        return !clause.opensSentence() && !clause.text().matches("(?i).*⟩,? ?\\(?or\\b.*");
    }

    private static boolean hasAsk(List<Chunk> chunks) {
        return chunks.stream().anyMatch(Chunk.Ask.class::isInstance);
    }

    private void readActions(Clause clause, List<Chunk> chunks) {
        List<Actions.Action> actions = doings.in(clause, chunks);
        for (Chunk chunk : chunks) {
            switch (chunk) {
                case Chunk.OnFailure _ -> outline.onFailure();
                case Chunk.OnRejection _ -> outline.onRejection();
                case Chunk.OnApproval _ when isOfTheSameBreath(clause) -> outline.onlyOnApproval();
                case Chunk.OnApproval _ -> outline.onApproval();
                case Chunk.Pause pause when pause.before() != null && telling.begins() instanceof Start.Schedule -> {
                    // The clock brings no date to count back from.
                }
                case Chunk.Pause pause ->
                    outline.add(new Step.Wait(outline.key(), pause.duration(), pause.until(), pause.before()));
                case Chunk.Ask ask -> ask(ask, clause, actions);
                case Chunk.Form form -> outline.add(doings.form(form));
                case Chunk.Link _,
                        Chunk.Quote _,
                        Chunk.Timing _,
                        Chunk.Inputs _,
                        Chunk.NoAsk _,
                        Chunk.Quorum _,
                        Chunk.If _,
                        Chunk.Kinds _,
                        Chunk.Again _,
                        Chunk.Within _ -> {}
                case Chunk.Choice choice -> outline.add(doings.choice(choice));
            }
        }
        actions.forEach(action -> doings.act(action, clause));
        if (chunks.isEmpty() && actions.isEmpty() && !Starts.isStart(clause.text())) {
            gist.approval(clause.text()).ifPresent(ask -> ask(ask, clause, actions));
        }
    }

    private void ask(Chunk.Ask ask, Clause clause, List<Actions.Action> actions) {
        if (!ask.isNamed() && outline.hasApproval()) {
            return;
        }
        Step.Approve approve =
                new Step.Approve(outline.key(), Outline.approvers(ask), Math.max(ask.quorum(), quorum()), List.of());
        boolean guardsEarlier = actions.isEmpty()
                && (clause.reachesBack() || ask.reachesBack() || isContrast)
                && outline.guardLast(approve);
        isContrast = false;
        if (guardsEarlier && isBefore) {
            outline.passOthers();
        }
        if (!guardsEarlier) {
            outline.add(approve);
        }
    }
}
