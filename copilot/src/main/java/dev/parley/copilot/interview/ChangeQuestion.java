package dev.parley.copilot.interview;

import dev.parley.copilot.Question;
import dev.parley.copilot.Question.Kind;
import dev.parley.copilot.Question.Option;
import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import dev.parley.copilot.drafting.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Which part of a draft should be different. */
final class ChangeQuestion {
    private ChangeQuestion() {}

    static Question of(Brief brief) {
        List<Option> options = new ArrayList<>();
        if (brief.start().value() != null) {
            options.add(new Option(
                    "What starts it: "
                            + shortened(lower(Phrases.start(
                                    Objects.requireNonNull(brief.start().value())))),
                    Questions.START,
                    false));
        }
        for (Step step : Steps.all(brief.steps()).toList()) {
            switch (step) {
                case Step.Call call ->
                    options.add(new Option(
                            "Where " + (call.isFetch() ? "it reads" : "it sends") + ": "
                                    + shortened(here(call.address())),
                            Questions.ADDRESS + "." + call.key(),
                            false));
                case Step.Approve approve ->
                    options.add(new Option(
                            "Who approves: " + Phrases.people(approve.approvers()),
                            Questions.APPROVERS + "." + approve.key(),
                            false));
                case Step.Branch branch ->
                    options.add(new Option(
                            "The condition: " + shortened(branch.condition().words()),
                            Questions.LIMIT + "." + branch.key(),
                            false));
                case Step.Ask _,
                        Step.Choose _,
                        Step.Wait _,
                        Step.Show _,
                        Step.Remember _,
                        Step.Think _,
                        Step.Each _ -> {}
            }
        }
        List<Option> first = new ArrayList<>(options.subList(0, Math.min(6, options.size())));
        first.add(new Option("Its name", Questions.NAME, false));
        return new Question(
                Questions.CHANGE,
                Kind.CHOICE,
                "What should be different?",
                "Pick a part, or just say it: \"change the limit to 500\", \"ask finance instead\".",
                first,
                true);
    }

    private static String here(Slot<String> address) {
        return address.value() == null ? "here" : address.value();
    }

    private static String shortened(String text) {
        return text.length() > 50 ? text.substring(0, 49) + "…" : text;
    }

    private static String lower(String text) {
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
