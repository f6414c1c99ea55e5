package dev.parley.copilot.brief;

import dev.parley.copilot.brief.Step.Approve;
import dev.parley.copilot.brief.Step.Branch;
import dev.parley.copilot.brief.Step.Call;
import dev.parley.copilot.brief.Step.Case;
import dev.parley.copilot.brief.Step.Choose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Walks and rewrites trees of steps. */
public final class Steps {
    private Steps() {}

    /** Every step with those inside it, in the order people read them. */
    public static Stream<Step> all(List<Step> steps) {
        return steps.stream()
                .flatMap(step -> Stream.concat(Stream.of(step), inside(step).flatMap(Steps::allOf)));
    }

    /** All steps of one kind. */
    public static <S extends Step> List<S> all(List<Step> steps, Class<S> kind) {
        return all(steps).filter(kind::isInstance).map(kind::cast).toList();
    }

    public static Optional<Step> find(List<Step> steps, int key) {
        return all(steps).filter(step -> step.key() == key).findFirst();
    }

    /** A key no step has. */
    public static int nextKey(List<Step> steps) {
        return all(steps).mapToInt(Step::key).max().orElse(0) + 1;
    }

    /** Puts what {@code change} gives in place of every step, innermost first; an empty list removes it. */
    public static List<Step> rewrite(List<Step> steps, Function<Step, List<Step>> change) {
        List<Step> changed = new ArrayList<>();
        for (Step step : steps) {
            changed.addAll(change.apply(rewriteInside(step, change)));
        }
        return List.copyOf(changed);
    }

    /** Changes one step, wherever it is. */
    public static List<Step> replace(List<Step> steps, int key, Function<Step, Step> change) {
        return rewrite(steps, step -> List.of(step.key() == key ? change.apply(step) : step));
    }

    private static Stream<Step> allOf(List<Step> steps) {
        return all(steps);
    }

    private static Stream<List<Step>> inside(Step step) {
        return switch (step) {
            case Call call -> Stream.of(call.onError());
            case Approve approve -> Stream.of(approve.onReject());
            case Branch branch -> Stream.of(branch.then(), branch.otherwise());
            case Choose choose ->
                Stream.concat(choose.cases().stream().map(Case::steps), Stream.of(choose.otherwise()));
            case Step.Each each -> Stream.of(each.steps());
            case Step.Ask _, Step.Wait _, Step.Show _, Step.Remember _, Step.Think _ -> Stream.empty();
        };
    }

    private static Step rewriteInside(Step step, Function<Step, List<Step>> change) {
        return switch (step) {
            case Call call -> call.withOnError(rewrite(call.onError(), change));
            case Approve approve ->
                new Approve(approve.key(), approve.approvers(), approve.quorum(), rewrite(approve.onReject(), change));
            case Branch branch ->
                new Branch(
                        branch.key(),
                        branch.condition(),
                        rewrite(branch.then(), change),
                        rewrite(branch.otherwise(), change));
            case Choose choose ->
                new Choose(
                        choose.key(),
                        choose.field(),
                        choose.cases().stream()
                                .map(one -> new Case(one.value(), rewrite(one.steps(), change)))
                                .toList(),
                        rewrite(choose.otherwise(), change));
            case Step.Each each -> new Step.Each(each.key(), each.items(), each.what(), rewrite(each.steps(), change));
            case Step.Ask _, Step.Wait _, Step.Show _, Step.Remember _, Step.Think _ -> step;
        };
    }
}
