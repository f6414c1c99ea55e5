package dev.parley.copilot.drafting;

import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import java.util.List;
import java.util.Objects;

/** A short name for a workflow nobody has named. */
final class Titles {
    private static final int LONGEST = 60;

    private Titles() {}

    static String of(Brief brief) {
        String what = what(brief);
        String name = switch (brief.start().value()) {
            case Start.Webhook webhook -> Phrases.capitalized(webhook.noun()) + ": " + what;
            case Start.Schedule schedule ->
                Phrases.capitalized(what) + " " + schedule.words().replaceFirst(" at \\d.*$", "");
            case Start.Event event -> Phrases.capitalized(event.noun()) + ": " + what;
            case Start.Chat _ -> "Message: " + what;
            case Start.Manual _ -> Phrases.capitalized(what) + " on demand";
            case null -> Phrases.capitalized(what);
        };
        return name.length() > LONGEST ? name.substring(0, LONGEST - 1) + "…" : name;
    }

    private static String what(Brief brief) {
        List<Step.Call> writes = Steps.all(brief.steps(), Step.Call.class).stream()
                .filter(call -> !call.isFetch() && call.address().value() != null)
                .toList();
        boolean isApproved = !Steps.all(brief.steps(), Step.Approve.class).isEmpty();
        if (!Steps.all(brief.steps(), Step.Choose.class).isEmpty()) {
            return "route by "
                    + Steps.all(brief.steps(), Step.Choose.class)
                            .getFirst()
                            .field()
                            .value();
        }
        if (!writes.isEmpty()) {
            String host = Phrases.host(
                    Objects.requireNonNull(writes.getFirst().address().value()));
            return (isApproved ? "approve, then " : "")
                    + writes.getFirst().method().value() + " to " + host;
        }
        List<Step.Show> shown = Steps.all(brief.steps(), Step.Show.class);
        if (!shown.isEmpty()) {
            return shown.getFirst().as();
        }
        return isApproved
                ? "approval"
                : brief.steps().stream().findFirst().map(Titles::bare).orElse("workflow");
    }

    /** A step's name without what is missing of it. */
    private static String bare(Step step) {
        if (step instanceof Step.Call call && call.address().value() == null) {
            String what = call.what().isEmpty() ? "data" : call.what();
            return call.system() == null ? what : what + " for " + call.system();
        }
        return step instanceof Step.Branch branch && !branch.then().isEmpty()
                ? bare(branch.then().getFirst())
                : Phrases.step(step, "input");
    }
}
