package dev.parley.copilot.editing;

import dev.parley.copilot.brief.Step;
import dev.parley.copilot.drafting.Fragments.Fragment;
import dev.parley.copilot.revision.Edit;
import dev.parley.copilot.revision.Place;
import dev.parley.engine.workflow.Node;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What becomes of a step that fails for good: "if the post fails, tell https://…", "go on even if it fails". */
final class FailureWording implements Wording {
    private static final String FAILS =
            "(?:fails?|breaks?|goes wrong|errors?|crashes|does not work|doesn't work|is down)(?: for good)?";
    private static final String REF = "(?<ref>.{2,60}?)";
    private static final Pattern FIRST =
            Patterns.of("(?:if|when|should|in case) " + REF + " " + FAILS + ",? (?:then )?(?<doing>.+)");
    private static final Pattern LAST =
            Patterns.of("(?<doing>.+?),? (?:even )?(?:if|when|in case) " + REF + " " + FAILS);
    private static final Pattern IGNORE =
            Patterns.of("ignore (?:the |all )?(?:errors?|failures?|problems?)(?: (?:of|in|from|with) (?<ref>.+))?");
    private static final Pattern GO_ON = Patterns.of(
            "(?:just )?(?:go on|continue|carry on|keep going|proceed|ignore (?:it|that)|(?:do not|don't) (?:stop|fail|abort)(?: the (?:run|workflow))?)(?: anyway)?");
    private static final Pattern STOP = Patterns.of("(?:stop|fail|abort|end)(?: (?:it|there|the (?:run|workflow)))?");
    private static final Pattern AGAIN = Patterns.of("\\b(?:re-?try|try)\\b");

    @Override
    public Optional<Understood> read(Saying saying) {
        Optional<MatchResult> ignored = Patterns.all(IGNORE, saying.words());
        if (ignored.isPresent()) {
            String reference =
                    ignored.get().group("ref") == null ? "it" : ignored.get().group("ref");
            return saying.onNamed(reference, node -> goesOn(node, true));
        }
        return Patterns.all(FIRST, saying.words())
                .or(() -> Patterns.all(LAST, saying.words()))
                .filter(match -> !Patterns.isIn(AGAIN, match.group("doing")))
                .flatMap(match -> saying.on(match.group("ref"), node -> onFailure(saying, node, match.group("doing"))));
    }

    private static Optional<Understood> onFailure(Saying saying, Node node, String doing) {
        if (Patterns.all(GO_ON, doing).isPresent()) {
            return goesOn(node, true);
        }
        if (Patterns.all(STOP, doing).isPresent()) {
            return goesOn(node, false);
        }
        List<Step> steps = saying.reading(doing).steps();
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        Fragment fragment = saying.fragments()
                .of(
                        steps,
                        new Latest(saying.workflow(), saying.operations()).at(Place.before(node.id())),
                        saying.zone());
        return Understood.change(
                new Edit.OnFailure(node.id(), fragment.steps()),
                "When " + StepWords.quoted(node) + " fails for good, " + Said.steps(fragment.steps()) + " follows.",
                fragment.caveats());
    }

    private static Optional<Understood> goesOn(Node node, boolean goesOn) {
        return Understood.change(
                new Edit.Alter(node.id(), Saying.json().put("onError", goesOn ? "continue" : null)),
                goesOn
                        ? "The run goes on when " + StepWords.quoted(node) + " fails."
                        : "The run stops when " + StepWords.quoted(node) + " fails.");
    }
}
