package dev.parley.bot.approvals;

import dev.parley.engine.journal.ApprovalSummary;
import dev.parley.engine.run.Course;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whom a question still waits for.
 *
 * @param names as approvers are named, those whom it was handed to included
 * @param done ids of people who have answered, or handed it on; they are not called again
 */
public record Called(List<String> names, List<String> done) {
    /** Whom this question is to call. */
    public static Called by(ApprovalSummary question) {
        Course course = question.course();
        return new Called(
                Stream.concat(
                                question.approvers().stream(),
                                course.delegations().stream()
                                        .map(handed -> handed.to().id()))
                        .toList(),
                Stream.concat(
                                course.votes().stream().map(vote -> vote.by().id()),
                                course.delegations().stream()
                                        .map(handed -> handed.by().id()))
                        .map(id -> id.replaceFirst("^user:", ""))
                        .distinct()
                        .toList());
    }
}
