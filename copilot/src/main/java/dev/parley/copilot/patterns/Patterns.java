package dev.parley.copilot.patterns;

import dev.parley.copilot.Recognized;
import dev.parley.copilot.Recognized.Way;
import dev.parley.copilot.safeguards.Decisions;
import dev.parley.copilot.safeguards.Guard;
import dev.parley.copilot.safeguards.Rule;
import dev.parley.copilot.scene.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Recognizes the pattern a workflow follows, and proposes the piece of it that is missing most. */
public final class Patterns implements Rule {
    private static final java.util.regex.Pattern OPEN_ENDED = java.util.regex.Pattern.compile(
            "\\b(?:investigate|research|figure out|find out (?:why|what|how)|troubleshoot|whatever (?:is needed|it takes)"
                    + "|decide (?:for )?itself|work out (?:why|what|how)|dig into)\\b",
            java.util.regex.Pattern.CASE_INSENSITIVE);

    /** The missing piece of the first pattern that fits, and every one that was decided about. */
    @Override
    public List<Guard> look(Scene scene, Decisions decisions) {
        List<Guard> pieces = new ArrayList<>();
        boolean hasOpen = false;
        for (Pattern pattern : fitting(scene)) {
            Optional<Guard> piece = pattern.piece().apply(scene);
            boolean isDecided = piece.filter(decisions::isAbout).isPresent();
            if (piece.isPresent() && (isDecided || !hasOpen)) {
                pieces.add(piece.get());
                hasOpen |= !isDecided;
            }
        }
        return pieces.stream().distinct().toList();
    }

    /** Empty where a name for it would help nobody. */
    public Optional<Recognized> recognize(Scene scene) {
        if (isOpenEnded(scene)) {
            return Optional.of(
                    new Recognized(
                            "open_ended",
                            "Open-ended",
                            Way.AGENT,
                            "What to do next depends on what is found, which fixed steps cannot foresee: let an agent look around"
                                    + " with operations that only read, and keep what changes something in fixed steps after it."));
        }
        return fitting(scene).stream()
                .findFirst()
                .filter(_ -> Shape.thinks(scene))
                .map(pattern -> new Recognized(
                        pattern.id(),
                        pattern.title(),
                        Way.FIXED,
                        "The steps are the same every time, so they are fixed, which is cheaper and can be tested; a model does only the "
                                + pattern.work() + "."));
    }

    private static boolean isOpenEnded(Scene scene) {
        return OPEN_ENDED.matcher(scene.brief().wish()).find();
    }

    private static List<Pattern> fitting(Scene scene) {
        return Library.ALL.stream()
                .filter(pattern -> pattern.fits().test(scene))
                .toList();
    }
}
