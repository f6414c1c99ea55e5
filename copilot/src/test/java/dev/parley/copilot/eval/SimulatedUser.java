package dev.parley.copilot.eval;

import dev.parley.copilot.Copilot;
import dev.parley.copilot.Draft;
import dev.parley.copilot.Question;
import dev.parley.copilot.Turn;
import dev.parley.engine.Actor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody who wants one automation, says it in one go, and answers what is asked of it; what they know stays hidden until asked for. */
final class SimulatedUser {
    private static final int PATIENCE = 12;

    private final Asked wish;
    private final Copilot copilot = Eval.copilot();

    SimulatedUser(Asked wish) {
        this.wish = wish;
    }

    /**
     * @param asked the slots that were asked about, in order
     * @param draft null when it never came to one
     */
    record Talk(Asked wish, List<String> asked, @Nullable Draft draft) {
        /** What was asked although the wish says it. */
        List<String> needless() {
            return asked.stream().filter(wish.said()::contains).toList();
        }
    }

    Talk talk() {
        List<String> asked = new ArrayList<>();
        Turn turn = copilot.hear(Eval.ORG, "c-1", Actor.PARLEY, wish.request());
        while (turn.question() != null && asked.size() < PATIENCE) {
            asked.add(turn.question().id().replaceFirst("\\..*", ""));
            turn = copilot.hear(Eval.ORG, "c-1", Actor.PARLEY, answer(turn.question()));
        }
        if (turn.draft() != null) {
            copilot.close(Eval.ORG, "c-1", 1, Copilot.Ending.APPROVED);
        }
        return new Talk(wish, List.copyOf(asked), turn.draft());
    }

    boolean isApproved() {
        return !copilot.isInterviewing(Eval.ORG, "c-1");
    }

    private String answer(Question question) {
        return switch (question.id().replaceFirst("\\..*", "")) {
            case "goal" -> wish.request();
            case "start" -> start();
            case "schedule" -> "every weekday at 8";
            case "topic" -> "https://docs.example/spreadsheets/d/1q2w3E4r5T6y7U8i9O0p/edit";
            case "address" -> "https://systems.example/" + question.id().replace('.', '-');
            case "approvers" -> "the ops team";
            case "field" -> "it is called total";
            default -> "skip";
        };
    }

    private String start() {
        if (wish.expect().triggers().contains("schedule")) {
            return "every morning at 7";
        }
        return wish.expect().triggers().contains("manual") ? "I start it by hand" : "our system calls a webhook";
    }
}
