package dev.parley.copilot.interview;

import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import dev.parley.copilot.drafting.Phrases;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a brief knows, each slot under the id of the question that would change it, in the words of a short clause. */
final class Slots {
    private Slots() {}

    /** Where the answer to a question is found. */
    static String filledBy(String question) {
        return switch (Questions.kind(question)) {
            case Questions.SCHEDULE, Questions.TOPIC -> Questions.START;
            case Questions.FIELD -> Questions.LIMIT + "." + Questions.key(question);
            default -> question;
        };
    }

    static Map<String, String> of(Brief brief) {
        Map<String, String> known = new LinkedHashMap<>();
        if (brief.start().value() != null && !brief.start().wantsAsking()) {
            String words = Phrases.start(brief.start().value());
            known.put(Questions.START, words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1));
        }
        for (Step step : Steps.all(brief.steps()).toList()) {
            switch (step) {
                case Step.Call call when call.errand() != null -> errand(call, call.errand(), known);
                case Step.Call call
                when !call.address().wantsAsking() -> known.put(Questions.ADDRESS + "." + call.key(), address(call));
                case Step.Approve approve
                when !approve.approvers().wantsAsking() ->
                    known.put(Questions.APPROVERS + "." + approve.key(), approvers(approve));
                case Step.Branch branch -> known.put(Questions.LIMIT + "." + branch.key(), condition(branch));
                case Step.Call _,
                        Step.Approve _,
                        Step.Choose _,
                        Step.Ask _,
                        Step.Wait _,
                        Step.Show _,
                        Step.Remember _,
                        Step.Think _,
                        Step.Each _ -> {}
            }
        }
        if (brief.name().value() != null) {
            known.put(Questions.NAME, "it is called " + brief.name().value());
        }
        if (brief.retries().value() != null) {
            known.put("retries", "it tries " + brief.retries().value() + " times more");
        }
        if (brief.zone().source() != Slot.Source.DEFAULT && brief.zone().value() != null) {
            known.put("zone", "times are in " + brief.zone().value());
        }
        return known;
    }

    /** Ids of what is known now and was not before, or not so. */
    static List<String> changed(Brief before, Brief after) {
        Map<String, String> was = of(before);
        return of(after).entrySet().stream()
                .filter(slot -> !slot.getValue().equals(was.get(slot.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static void errand(Step.Call call, Step.Errand errand, Map<String, String> known) {
        if (errand.others().isEmpty() && errand.kind() == null) {
            known.put(Questions.SYSTEM + "." + call.key(), "it is " + call.system());
        }
        if (!errand.lacks()) {
            String said = errand.inputs().isEmpty()
                    ? "what " + call.system() + " needs stays open"
                    : "in " + call.system() + ": "
                            + String.join(", ", errand.inputs().values());
            known.put(Questions.INPUT + "." + call.key(), said);
        }
    }

    private static String condition(Step.Branch branch) {
        String words = branch.condition().words();
        return words.startsWith("it ") ? "if " + words : words;
    }

    private static String address(Step.Call call) {
        String what = call.what().isEmpty() ? "it" : "the " + call.what();
        if (call.address().value() == null) {
            return call.isFetch() ? "the address of " + what + " stays open" : what + " is shown here";
        }
        return what
                + (call.isFetch() ? " comes from " : " goes to ")
                + call.address().value();
    }

    private static String approvers(Step.Approve approve) {
        List<String> people = approve.approvers().value();
        return people == null || people.isEmpty()
                ? "anyone may approve"
                : Phrases.people(approve.approvers()) + " approves";
    }
}
