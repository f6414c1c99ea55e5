package dev.parley.copilot.revision;

import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Condition;
import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Applies changes to a brief. */
final class Revisions {
    private Revisions() {}

    /** Empty when there is nothing in the brief that the change is about. */
    static Optional<Brief> apply(Brief brief, Change change) {
        Brief changed = switch (change) {
            case Change.Rename rename -> brief.withName(Slot.asked(rename.name()));
            case Change.Begin begin -> brief.withStart(Slot.asked(begin.start()));
            case Change.Readdress readdress -> readdressed(brief, readdress.url());
            case Change.AskOthers others ->
                brief.withSteps(onApprovals(brief.steps(), approve -> List.of(approve.asking(others.approvers()))));
            case Change.Limit limit ->
                brief.withSteps(Steps.rewrite(
                        brief.steps(),
                        step -> List.of(step instanceof Step.Branch branch ? limited(branch, limit) : step)));
            case Change.AddApproval add -> brief.withSteps(guarded(brief.steps(), add.approvers()));
            case Change.DropApproval _ -> brief.withSteps(withoutEmpty(onApprovals(brief.steps(), _ -> List.of())));
            case Change.OnlyWhen _ -> brief.withSteps(narrowed(brief.steps()));
            case Change.OnError onError -> brief.withSteps(withErrorPath(brief.steps(), onError.steps()));
            case Change.Retry retry -> brief.withRetries(Slot.asked(retry.times()));
        };
        return changed.equals(brief) ? Optional.empty() : Optional.of(changed);
    }

    private static List<Step> onApprovals(List<Step> steps, Function<Step.Approve, List<Step>> change) {
        return Steps.rewrite(
                steps, step -> step instanceof Step.Approve approve ? change.apply(approve) : List.of(step));
    }

    /** The call without an address first; else the last one that changes something; else the last. */
    private static Brief readdressed(Brief brief, String url) {
        List<Step.Call> calls = Steps.all(brief.steps(), Step.Call.class);
        Optional<Step.Call> target = calls.stream()
                .filter(call -> call.address().value() == null)
                .findFirst()
                .or(() -> calls.reversed().stream()
                        .filter(call -> !call.isFetch())
                        .findFirst())
                .or(() -> calls.reversed().stream().findFirst());
        return target.map(call -> brief.withSteps(Steps.replace(
                        brief.steps(),
                        call.key(),
                        _ -> new Step.Call(
                                call.key(),
                                call.method(),
                                Slot.asked(url),
                                call.sends(),
                                call.what(),
                                call.system(),
                                call.onError()))))
                .orElse(brief);
    }

    private static Step limited(Step.Branch branch, Change.Limit limit) {
        List<Condition.Test> tests = branch.condition().tests().stream()
                .map(test -> test.operator().comparesNumbers()
                        ? new Condition.Test(
                                test.field(),
                                limit.operator() == null ? test.operator() : limit.operator(),
                                limit.value())
                        : test)
                .toList();
        return new Step.Branch(
                branch.key(), new Condition(tests, branch.condition().all()), branch.then(), branch.otherwise());
    }

    /** Before every call that changes something and has no approval before it; nothing where everything is guarded. */
    private static List<Step> guarded(List<Step> steps, List<String> approvers) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) instanceof Step.Approve) {
                return steps;
            }
            boolean changesSomething =
                    Steps.all(List.of(steps.get(i)), Step.Call.class).stream().anyMatch(call -> !call.isFetch());
            if (changesSomething) {
                List<Step> longer = new ArrayList<>(steps);
                longer.add(i, new Step.Approve(Steps.nextKey(steps), Slot.asked(approvers), 1, List.of()));
                return longer;
            }
        }
        return steps;
    }

    private static List<Step> withoutEmpty(List<Step> steps) {
        return Steps.rewrite(
                steps,
                step -> step instanceof Step.Branch branch
                                && branch.then().isEmpty()
                                && branch.otherwise().isEmpty()
                        ? List.of()
                        : List.of(step));
    }

    /** What followed a gate now happens on its side only. */
    private static List<Step> narrowed(List<Step> steps) {
        for (int i = 0; i < steps.size() - 1; i++) {
            if (steps.get(i) instanceof Step.Branch gate && gate.otherwise().isEmpty()) {
                List<Step> then = new ArrayList<>(gate.then());
                then.addAll(steps.subList(i + 1, steps.size()));
                List<Step> result = new ArrayList<>(steps.subList(0, i));
                result.add(new Step.Branch(gate.key(), gate.condition(), then, List.of()));
                return result;
            }
        }
        return steps;
    }

    private static List<Step> withErrorPath(List<Step> steps, List<Step> onError) {
        return Steps.all(steps, Step.Call.class).stream()
                .filter(call -> !call.isFetch())
                .reduce((_, later) -> later)
                .map(call -> Steps.replace(
                        steps,
                        call.key(),
                        _ -> new Step.Call(
                                call.key(),
                                call.method(),
                                call.address(),
                                call.sends(),
                                call.what(),
                                call.system(),
                                rekeyed(onError, Steps.nextKey(steps)))))
                .orElse(steps);
    }

    private static List<Step> rekeyed(List<Step> steps, int from) {
        List<Step> result = new ArrayList<>();
        int key = from;
        for (Step step : steps) {
            if (step instanceof Step.Call call) {
                result.add(new Step.Call(
                        key++, call.method(), call.address(), call.sends(), call.what(), call.system(), List.of()));
            }
        }
        return result;
    }
}
