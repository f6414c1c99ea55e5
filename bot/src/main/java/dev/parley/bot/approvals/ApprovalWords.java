package dev.parley.bot.approvals;

import dev.parley.engine.Actor;
import dev.parley.engine.run.Course;
import dev.parley.engine.run.Course.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decisions in words, the same on every surface. */
public final class ApprovalWords {
    private ApprovalWords() {}

    /** One sentence for the person who answered. */
    public static String tell(Decision decision, Instant now) {
        return switch (decision) {
            case Decision.Decided decided -> "Thank you: this is now " + decided.choice() + ".";
            case Decision.Counted _ -> "Thank you, that counts. Others still have to answer.";
            case Decision.AlreadyDecided(String choice, String by, Instant at) -> already(choice, by, at, now);
            case Decision.AlreadyVoted _ ->
                "You have answered this already; your first answer stands while others are asked.";
            case Decision.NotAsked _ ->
                "I cannot find that approval: its run may be gone. Say `approvals` to see what is waiting.";
            case Decision.NotAllowed(List<String> approvers) ->
                "This one is for " + people(approvers) + " to decide. Ask them, or have the owner decide.";
            case Decision.IsForm _ ->
                "This asks for a form to be filled in, not for a yes or no. Say `approvals` to see it.";
        };
    }

    /** One sentence for the person who sent a form; what is wrong with the values, one line each. */
    public static String tell(Submission submission, Instant now) {
        return switch (submission) {
            case Submission.Taken _ -> "Thank you, that is all that was needed.";
            case Submission.Unfit unfit -> String.join("\n", unfit.problems());
            case Submission.Settled(String state, String by, Instant at) -> settled(state, by, at, now);
            case Submission.NotAsked _ ->
                "I cannot find that form: its run may be gone. Say `approvals` to see what is waiting.";
            case Submission.NotAllowed(List<String> assignees) ->
                "This form is for " + people(assignees) + " to fill in. Ask them, or have the owner do it.";
            case Submission.IsApproval _ -> "This asks for a yes or no, not for a form. Say `approvals` to see it.";
        };
    }

    /** One sentence for the person who wants somebody else to answer. */
    public static String tell(Handover handover, Instant now) {
        return switch (handover) {
            case Handover.Done(String to) -> "Thank you: this is for " + to + " to answer now.";
            case Handover.Nobody(String said) ->
                "I know nobody here called “" + said + "”, or several people are. Use the person's id or address.";
            case Handover.AskedAlready(String to) ->
                to + " is asked already and has a say of their own. Choose somebody else, or answer yourself.";
            case Handover.Refused(Refusal why, String to) -> refused(why, to);
            case Handover.NotTheirs(Decision why) -> tell(why, now);
            case Handover.NotTheirForm(Submission why) -> tell(why, now);
        };
    }

    private static String refused(Refusal why, String to) {
        return switch (why) {
            case Refusal.HasVoted _ -> "You have answered this already; there is nothing left to hand on.";
            case Refusal.HandedOn(Actor before) -> "You have handed this to " + before.name() + " already; ask them.";
            case Refusal.InCircles _ ->
                "This would come back to " + to + ", from whom it came. Choose somebody else, or answer yourself.";
            case Refusal.HasVoice _ ->
                to + " has, or had, a say in this already. Choose somebody else, or answer yourself.";
        };
    }

    private static String settled(String state, @Nullable String by, @Nullable Instant at, Instant now) {
        String when = at == null ? "" : " " + ago(at, now);
        return switch (state) {
            case "answered" -> (by == null ? "Somebody" : by) + " filled this in" + when + "; that stands.";
            case "expired" -> "Nobody filled this in in time, so it expired" + when + ".";
            default -> "The run that asked has ended" + when + "; nothing is left to fill in.";
        };
    }

    private static String already(String choice, @Nullable String by, @Nullable Instant at, Instant now) {
        String when = at == null ? "" : " " + ago(at, now);
        if (choice.equals("cancelled")) {
            return "The run that asked was cancelled" + when + "; nothing is waiting for an answer.";
        }
        if (by == null) {
            return choice.equals("expired")
                    ? "Nobody answered in time, so this expired" + when + "."
                    : "This was " + choice + when + ".";
        }
        return by + " " + choice + " this" + when + ".";
    }

    /** Who may answer by now, in words: those asked, and who has it from them. */
    public static String people(List<String> asked, Course course) {
        return people(Deciders.people(asked, course));
    }

    /** {@code role:lead}, {@code user:ana} as {@code the role lead or ana}; empty means anyone. */
    public static String people(List<String> approvers) {
        if (approvers.isEmpty()) {
            return "anyone";
        }
        List<String> names = approvers.stream().map(ApprovalWords::person).toList();
        return names.size() == 1
                ? names.getFirst()
                : names.stream().limit(names.size() - 1L).collect(Collectors.joining(", ")) + " or " + names.getLast();
    }

    private static String person(String approver) {
        if (approver.startsWith("role:")) {
            return "role " + approver.substring("role:".length());
        }
        return approver.startsWith("user:") ? approver.substring("user:".length()) : approver;
    }

    /** {@code just now}, {@code 2 minutes ago}, {@code 3 hours ago}, {@code 5 days ago}. */
    public static String ago(Instant then, Instant now) {
        Duration passed = Duration.between(then, now);
        if (passed.toMinutes() < 1) {
            return "just now";
        }
        if (passed.toHours() < 1) {
            return count(passed.toMinutes(), "minute") + " ago";
        }
        return passed.toDays() < 1 ? count(passed.toHours(), "hour") + " ago" : count(passed.toDays(), "day") + " ago";
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
