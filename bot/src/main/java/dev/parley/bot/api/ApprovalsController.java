package dev.parley.bot.api;

import dev.parley.bot.approvals.ApprovalWords;
import dev.parley.bot.approvals.Approvals;
import dev.parley.bot.approvals.Decision;
import dev.parley.bot.approvals.Forms;
import dev.parley.bot.approvals.Submission;
import dev.parley.bot.identity.Caller;
import dev.parley.bot.problem.ProblemException;
import dev.parley.engine.journal.RunHistory;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What waits for people, and their answers. */
@RestController
@RequestMapping("/api/approvals")
class ApprovalsController {
    private static final String SUBMIT = "`{\"decision\": \"submit\", \"values\": {…}}`";

    private final Approvals approvals;
    private final Forms forms;
    private final RunHistory history;
    private final InstantSource clock;

    ApprovalsController(Approvals approvals, Forms forms, RunHistory history, InstantSource clock) {
        this.approvals = approvals;
        this.forms = forms;
        this.history = history;
        this.clock = clock;
    }

    /**
     * @param decision {@code approve} or {@code reject}, in any tense; {@code submit} for a form
     * @param values of a form, by field
     */
    record Answer(
            @Nullable String decision,
            @Nullable String comment,
            @Nullable JsonNode values) {}

    @GetMapping
    Page<ApprovalView> list(
            Caller caller,
            @RequestParam(defaultValue = "all") String state,
            @RequestParam(defaultValue = "50") int limit) {
        boolean pendingOnly = switch (state) {
            case "pending" -> true;
            case "all" -> false;
            default ->
                throw ProblemException.badRequest(
                        "Approvals cannot be listed by state \"%s\".".formatted(state),
                        "Use `state=pending` or `state=all`.");
        };
        List<ApprovalView> items = history.approvals(caller.org(), pendingOnly, Math.clamp(limit, 1, 200)).stream()
                .map(ApprovalView::of)
                .toList();
        return Page.all(items);
    }

    @GetMapping("/{id}")
    ApprovalView get(Caller caller, @PathVariable String id) {
        return history.approval(caller.org(), id).map(ApprovalView::of).orElseThrow(() -> missing(id));
    }

    @PostMapping("/{id}/decision")
    ApprovalView decide(Caller caller, @PathVariable String id, @RequestBody Answer answer) {
        switch (word(answer.decision())) {
            case "approve", "approved" -> decide(caller, id, true, answer.comment());
            case "reject", "rejected" -> decide(caller, id, false, answer.comment());
            case "submit", "submitted" -> submit(caller, id, answer.values());
            default ->
                throw ProblemException.badRequest(
                        answer.decision() == null
                                ? "`decision` is missing."
                                : "`decision` cannot be \"%s\".".formatted(answer.decision()),
                        "Send `{\"decision\": \"approve\"}` or `{\"decision\": \"reject\"}`; for a form, " + SUBMIT
                                + ".");
        }
        return get(caller, id);
    }

    private static String word(@Nullable String decision) {
        return decision == null ? "" : decision.strip().toLowerCase(Locale.ROOT);
    }

    private void decide(Caller caller, String id, boolean approve, @Nullable String comment) {
        Decision decision = approvals.decide(caller, id, approve, comment);
        switch (decision) {
            case Decision.Decided _, Decision.Counted _ -> {}
            case Decision.AlreadyDecided _, Decision.AlreadyVoted _ ->
                throw settled(id, ApprovalWords.tell(decision, clock.instant()));
            case Decision.NotAllowed _ -> throw notTheirs(id, ApprovalWords.tell(decision, clock.instant()));
            case Decision.NotAsked _ -> throw missing(id);
            case Decision.IsForm _ ->
                throw ProblemException.badRequest(
                        "%s is a form to fill in; it cannot be approved or rejected.".formatted(id),
                        "Send " + SUBMIT + "; GET /api/approvals/%s lists the fields.".formatted(id));
        }
    }

    private void submit(Caller caller, String id, @Nullable JsonNode values) {
        if (values == null) {
            throw ProblemException.badRequest("`values` is missing.", "Send " + SUBMIT + ".");
        }
        Submission submission = forms.submit(caller, id, values);
        switch (submission) {
            case Submission.Taken _ -> {}
            case Submission.Unfit unfit ->
                throw ProblemException.unfit(
                        String.join(" ", unfit.problems()),
                        "GET /api/approvals/%s lists the fields, their types and which are required.".formatted(id),
                        unfit.problems());
            case Submission.Settled _ -> throw settled(id, ApprovalWords.tell(submission, clock.instant()));
            case Submission.NotAllowed _ -> throw notTheirs(id, ApprovalWords.tell(submission, clock.instant()));
            case Submission.NotAsked _ -> throw missing(id);
            case Submission.IsApproval _ ->
                throw ProblemException.badRequest(
                        "%s is an approval; there is nothing to fill in.".formatted(id),
                        "Send `{\"decision\": \"approve\"}` or `{\"decision\": \"reject\"}`.");
        }
    }

    private static ProblemException settled(String id, String words) {
        return ProblemException.conflict(
                words, "Nothing was changed; GET /api/approvals/%s shows how it stands.".formatted(id));
    }

    private static ProblemException notTheirs(String id, String words) {
        return new ProblemException(
                HttpStatus.FORBIDDEN,
                "Not yours to decide",
                words,
                "Have one of them answer; GET /api/approvals/%s names who was asked.".formatted(id));
    }

    private static ProblemException missing(String id) {
        return ProblemException.notFound(
                "There is no approval %s.".formatted(id), "GET /api/approvals?state=pending lists what is waiting.");
    }
}
