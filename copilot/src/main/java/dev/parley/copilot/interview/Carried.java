package dev.parley.copilot.interview;

import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Answers given before somebody told everything anew: what the new words leave open is not asked for twice. */
final class Carried {
    private Carried() {}

    static Brief over(Brief earlier, Brief anew) {
        List<Step> filled = Steps.rewrite(
                anew.steps(),
                step -> List.of(
                        switch (step) {
                            case Step.Call call
                            when call.address().wantsAsking() ->
                                address(earlier, call)
                                        .map(address -> (Step) addressed(call, address))
                                        .orElse(call);
                            case Step.Approve approve
                            when approve.approvers().wantsAsking() ->
                                approvers(earlier)
                                        .map(people -> (Step) new Step.Approve(
                                                approve.key(), people, approve.quorum(), approve.onReject()))
                                        .orElse(approve);
                            case Step.Call _,
                                    Step.Approve _,
                                    Step.Ask _,
                                    Step.Wait _,
                                    Step.Show _,
                                    Step.Remember _,
                                    Step.Branch _,
                                    Step.Choose _,
                                    Step.Think _,
                                    Step.Each _ -> step;
                        }));
        return anew.withSteps(filled)
                .withZone(anew.zone().source() == Slot.Source.DEFAULT ? earlier.zone() : anew.zone())
                .withName(anew.name().or(earlier.name()))
                .withRetries(anew.retries().or(earlier.retries()))
                .withAnswerWithin(anew.answerWithin().or(earlier.answerWithin()));
    }

    /** Of the call to the same system or of the same thing; of the only one there was when neither is said. */
    private static Optional<Slot<String>> address(Brief earlier, Step.Call call) {
        List<Step.Call> known = Steps.all(earlier.steps(), Step.Call.class).stream()
                .filter(one -> one.address().value() != null && one.isFetch() == call.isFetch())
                .toList();
        return known.stream()
                .filter(one -> call.system() == null
                        ? one.what().equals(call.what())
                        : Objects.equals(one.system(), call.system()))
                .findFirst()
                .or(() -> known.size() == 1 && call.system() == null ? Optional.of(known.getFirst()) : Optional.empty())
                .map(Step.Call::address);
    }

    private static Step.Call addressed(Step.Call call, Slot<String> address) {
        return new Step.Call(
                call.key(), call.method(), address, call.sends(), call.what(), call.system(), call.onError());
    }

    private static Optional<Slot<List<String>>> approvers(Brief earlier) {
        return Steps.all(earlier.steps(), Step.Approve.class).stream()
                .map(Step.Approve::approvers)
                .filter(people -> !people.wantsAsking())
                .findFirst();
    }
}
