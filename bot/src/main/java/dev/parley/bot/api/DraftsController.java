package dev.parley.bot.api;

import dev.parley.bot.identity.Caller;
import dev.parley.bot.problem.ProblemException;
import dev.parley.copilot.Copilot;
import dev.parley.copilot.Draft;
import dev.parley.copilot.Question;
import dev.parley.copilot.Recognized;
import dev.parley.copilot.estimate.Estimate;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.WorkflowJson;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** One wish, one draft, no interview. */
@RestController
class DraftsController {
    private static final int MAX_CHARACTERS = 8_000;

    private final Copilot copilot;

    DraftsController(Copilot copilot) {
        this.copilot = copilot;
    }

    record Wish(@Nullable String request) {}

    /** @param workflow null when these words alone are too vague to draft; the questions say what is missing */
    record DraftView(
            @Nullable JsonNode workflow,
            String summary,
            List<String> steps,
            List<Draft.Assumption> assumptions,
            List<Asked> questions,
            List<Draft.Safeguard> safeguards,
            List<Finding> findings,
            @Nullable Recognized pattern,
            @Nullable Estimate estimate) {}

    /** @param kind {@code choice}, {@code multi} or {@code text} */
    record Asked(String id, String kind, String text, String why, List<Question.Option> options, boolean optional) {
        static Asked of(Question question) {
            return new Asked(
                    question.id(),
                    question.kind().name().toLowerCase(Locale.ROOT),
                    question.text(),
                    question.why(),
                    question.options(),
                    question.optional());
        }
    }

    @PostMapping("/api/drafts")
    DraftView draft(Caller caller, @RequestBody Wish wish) {
        String request = wish.request() == null ? "" : wish.request().strip();
        if (request.isEmpty()) {
            throw ProblemException.badRequest(
                    "`request` is missing.",
                    "Send `{\"request\": \"every Monday at 9, …\"}`: what should happen, and when.");
        }
        if (request.length() > MAX_CHARACTERS) {
            throw ProblemException.badRequest(
                    "`request` has %d characters; at most %d are read.".formatted(request.length(), MAX_CHARACTERS),
                    "Say it shorter, or build it in a conversation.");
        }
        Draft draft = copilot.draftOf(caller.org(), request);
        return new DraftView(
                draft.workflow() == null ? null : WorkflowJson.write(draft.workflow()),
                draft.summary(),
                draft.steps(),
                draft.assumptions(),
                draft.questions().stream().map(Asked::of).toList(),
                draft.safeguards(),
                draft.findings(),
                draft.pattern(),
                draft.estimate());
    }
}
