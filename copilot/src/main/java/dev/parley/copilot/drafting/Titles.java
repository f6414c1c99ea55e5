package dev.parley.copilot.drafting;

import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Skill;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A short name for a workflow nobody has named. */
final class Titles {
    private static final int LONGEST = 60;
    /** The last word of a path, where it is one: {@code /v2/sales} is about sales. */
    private static final Pattern LAST_SEGMENT =
            Pattern.compile("^https?://[^/?#]+(?:/[^/?#]*)*?/([a-z][a-z_-]{2,24})/?(?:[?#].*)?$");

    private static final Set<String> GENERIC = Set.of("message", "result", "data");

    private Titles() {}

    static String of(Brief brief) {
        String what = what(brief);
        String name = switch (brief.start().value()) {
            case Start.Webhook webhook -> about(webhook.noun(), what);
            case Start.Schedule schedule ->
                Phrases.capitalized(what) + " " + schedule.words().replaceFirst(" at \\d.*$", "");
            case Start.Event event -> about(event.noun(), what);
            case Start.Chat _ -> "Message: " + what;
            case Start.Manual _ -> Phrases.capitalized(what) + ", on demand";
            case null -> Phrases.capitalized(what);
        };
        return name.length() > LONGEST ? name.substring(0, LONGEST - 1) + "…" : name;
    }

    /** "Order triage", but "Order: send to shop.example". */
    private static String about(String noun, String what) {
        return Phrases.capitalized(noun) + (what.contains(" ") ? ": " : " ") + what;
    }

    private static String what(Brief brief) {
        boolean isApproved = !Steps.all(brief.steps(), Step.Approve.class).isEmpty();
        List<Step.Choose> choices = Steps.all(brief.steps(), Step.Choose.class);
        if (Steps.all(brief.steps(), Step.Think.class).stream().anyMatch(think -> think.skill() == Skill.CLASSIFY)) {
            return result(Skill.CLASSIFY);
        }
        if (!choices.isEmpty()) {
            return "route by " + choices.getFirst().field().value();
        }
        Optional<String> target = Steps.all(brief.steps(), Step.Call.class).stream()
                .filter(call -> !call.isFetch() && call.address().value() != null)
                .map(call -> ("DELETE".equals(call.method().value()) ? "delete at " : "send to ")
                        + Phrases.host(String.valueOf(call.address().value())))
                .findFirst();
        if (target.isPresent()) {
            return (isApproved ? "approval, then " : "") + target.get();
        }
        List<Step.Show> shown = Steps.all(brief.steps(), Step.Show.class);
        if (!shown.isEmpty()) {
            return shown(brief, shown.getFirst());
        }
        return isApproved
                ? "approval"
                : brief.steps().stream().findFirst().map(Titles::bare).orElse("workflow");
    }

    /** Such as "sales digest": what a model makes of it, else what it is called, of what was fetched. */
    private static String shown(Brief brief, Step.Show show) {
        String made = Steps.all(brief.steps(), Step.Think.class).stream()
                .map(think -> result(think.skill()))
                .findFirst()
                .orElse(show.as());
        String fetched = Steps.all(brief.steps(), Step.Call.class).stream()
                .filter(call -> call.isFetch() && call.address().value() != null)
                .map(call -> LAST_SEGMENT.matcher(String.valueOf(call.address().value())))
                .filter(Matcher::find)
                .map(segment -> segment.group(1).replaceAll("[-_]+", " "))
                .findFirst()
                .orElse("");
        if (fetched.isEmpty() || made.contains(fetched)) {
            return made;
        }
        return GENERIC.contains(made) ? fetched : fetched + " " + made;
    }

    private static String result(Skill skill) {
        return switch (skill) {
            case CLASSIFY -> "triage";
            case SUMMARIZE -> "summary";
            case EXTRACT -> "details";
            case TRANSLATE -> "translation";
            case TRANSCRIBE -> "transcript";
            case ANALYZE -> "analysis";
            case WRITE -> "draft";
            case ANSWER, ASK -> "answer";
            case VERIFY -> "check";
        };
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
