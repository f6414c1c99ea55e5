package dev.parley.bot.api;

import dev.parley.bot.approvals.ApprovalWords;
import dev.parley.bot.approvals.Approvals;
import dev.parley.bot.approvals.Decision;
import dev.parley.bot.identity.Caller;
import dev.parley.engine.journal.RunHistory;
import java.time.Instant;
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

/** What waits for people, and their answers. */
@RestController
@RequestMapping("/api/approvals")
class ApprovalsController {
    private final Approvals approvals;
    private final RunHistory history;

    ApprovalsController(Approvals approvals, RunHistory history) {
        this.approvals = approvals;
        this.history = history;
    }

    /** @param decision {@code approve} or {@code reject}, in any tense */
    record Answer(@Nullable String decision, @Nullable String comment) {}

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
        Decision decision = approvals.decide(caller, id, isApproval(answer.decision()), answer.comment());
        return switch (decision) {
            case Decision.Decided _, Decision.Counted _ -> get(caller, id);
            case Decision.AlreadyDecided _, Decision.AlreadyVoted _ ->
                throw ProblemException.conflict(
                        ApprovalWords.tell(decision, Instant.now()),
                        "Nothing was changed; GET /api/approvals/%s shows how it stands.".formatted(id));
            case Decision.NotAllowed _ ->
                throw new ProblemException(
                        HttpStatus.FORBIDDEN,
                        "Not yours to decide",
                        ApprovalWords.tell(decision, Instant.now()),
                        "Have one of them answer; GET /api/approvals/%s names who was asked.".formatted(id));
            case Decision.NotAsked _ -> throw missing(id);
        };
    }

    private static boolean isApproval(@Nullable String decision) {
        return switch (decision == null ? "" : decision.strip().toLowerCase(Locale.ROOT)) {
            case "approve", "approved" -> true;
            case "reject", "rejected" -> false;
            default ->
                throw ProblemException.badRequest(
                        decision == null
                                ? "`decision` is missing."
                                : "`decision` cannot be \"%s\".".formatted(decision),
                        "Send `{\"decision\": \"approve\"}` or `{\"decision\": \"reject\"}`.");
        };
    }

    private static ProblemException missing(String id) {
        return ProblemException.notFound(
                "There is no approval %s.".formatted(id), "GET /api/approvals?state=pending lists what is waiting.");
    }
}
