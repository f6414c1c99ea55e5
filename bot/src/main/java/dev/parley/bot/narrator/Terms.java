package dev.parley.bot.narrator;

import dev.parley.bot.approvals.ApprovalWords;
import dev.parley.engine.run.Course;
import dev.parley.engine.run.Course.Delegation;
import dev.parley.engine.run.NodeState.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a question's card says of who may answer, what was done to get an answer, and until when one is taken. */
final class Terms {
    private Terms() {}

    /** @param people asked by now */
    static String people(List<String> people, Course course) {
        return "For " + ApprovalWords.people(people, course);
    }

    /** What happened since it was asked, in a few words each. */
    static List<String> since(Course course) {
        List<String> terms = new ArrayList<>();
        course.delegations().forEach(handed -> terms.add(delegation(handed)));
        if (course.remindedAt() != null) {
            terms.add("reminded " + Words.moment(course.remindedAt()));
        }
        if (course.escalatedAt() != null) {
            terms.add("escalated to " + ApprovalWords.people(course.escalatedTo()) + " "
                    + Words.moment(course.escalatedAt()));
        }
        return terms;
    }

    /** Empty when it is open for ever. */
    static List<String> until(@Nullable Instant expiresAt) {
        return expiresAt == null ? List.of() : List.of("open until " + Words.moment(expiresAt));
    }

    /** Of a message that calls people to a question that may stand far up by now. */
    static String called(Question question) {
        List<String> terms = new ArrayList<>();
        terms.add(people(question.asked(), question.course()));
        terms.add("asked " + Words.moment(question.askedAt()));
        terms.addAll(until(question.expiresAt()));
        return String.join(" · ", terms);
    }

    private static String delegation(Delegation handed) {
        return handed.by().name() + " handed this to " + handed.to().name() + " " + Words.moment(handed.at())
                + said(handed.comment());
    }

    static String said(@Nullable String comment) {
        return comment == null ? "" : " (“" + comment + "”)";
    }
}
