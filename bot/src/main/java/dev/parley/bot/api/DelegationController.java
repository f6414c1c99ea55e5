package dev.parley.bot.api;

import dev.parley.bot.approvals.ApprovalWords;
import dev.parley.bot.approvals.Decision;
import dev.parley.bot.approvals.Delegations;
import dev.parley.bot.approvals.Handover;
import dev.parley.bot.approvals.Submission;
import dev.parley.bot.identity.Caller;
import dev.parley.bot.problem.ProblemException;
import dev.parley.engine.journal.RunHistory;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Hands a decision that waits to somebody else. */
@RestController
class DelegationController {
    private static final String LIST = "GET /api/approvals?state=pending lists what is waiting.";

    private final Delegations delegations;
    private final RunHistory history;
    private final InstantSource clock;

    DelegationController(Delegations delegations, RunHistory history, InstantSource clock) {
        this.delegations = delegations;
        this.history = history;
        this.clock = clock;
    }

    /** @param to id, name or address of a person */
    record Wish(@Nullable String to, @Nullable String comment) {}

    @PostMapping("/api/approvals/{id}/delegate")
    ApprovalView delegate(Caller caller, @PathVariable String id, @RequestBody Wish wish) {
        if (wish.to() == null || wish.to().isBlank()) {
            throw ProblemException.badRequest("`to` is missing.", "Send `{\"to\": \"<id, name or address>\"}`.");
        }
        Handover handover = delegations.delegate(caller, id, wish.to(), wish.comment());
        String words = ApprovalWords.tell(handover, clock.instant());
        String unchanged = "Nothing was changed; GET /api/approvals/%s shows how it stands.".formatted(id);
        switch (handover) {
            case Handover.Done _ -> {}
            case Handover.Nobody _ -> throw ProblemException.badRequest(words, unchanged);
            case Handover.AskedAlready _, Handover.Refused _ -> throw ProblemException.conflict(words, unchanged);
            case Handover.NotTheirs(Decision.NotAllowed _) ->
                throw new ProblemException(HttpStatus.FORBIDDEN, "Not yours to decide", words, unchanged);
            case Handover.NotTheirs(Decision.NotAsked _) ->
                throw ProblemException.notFound("There is no approval %s.".formatted(id), LIST);
            case Handover.NotTheirForm(Submission.NotAllowed _) ->
                throw new ProblemException(HttpStatus.FORBIDDEN, "Not yours to fill in", words, unchanged);
            case Handover.NotTheirForm(Submission _) -> throw ProblemException.conflict(words, unchanged);
            case Handover.NotTheirs(Decision _) -> throw ProblemException.conflict(words, unchanged);
        }
        return history.approval(caller.org(), id)
                .map(ApprovalView::of)
                .orElseThrow(() -> ProblemException.notFound("There is no approval %s.".formatted(id), LIST));
    }
}
