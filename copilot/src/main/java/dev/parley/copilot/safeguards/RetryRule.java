package dev.parley.copilot.safeguards;

import dev.parley.copilot.Draft.Gravity;
import dev.parley.copilot.scene.Scene;
import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.NodeSettings.Retry;
import java.time.Duration;
import java.util.List;

/** Calls are tried again: three times unless somebody said how often. */
final class RetryRule implements Rule {
    private static final int TIMES = 3;
    /** Enough for a hiccup, over before a person wonders: waits of 1, 2 and 4 seconds. */
    private static final Duration BACKOFF = Duration.ofSeconds(1);

    @Override
    public List<Guard> look(Scene scene, Decisions decisions) {
        Integer said = scene.brief().retries().value();
        if (said != null && said == 0) {
            return List.of();
        }
        return scene.calls().stream()
                .filter(call -> call.settings().retry() == null)
                .map(call -> guard(call.id(), said == null ? TIMES : said, said != null))
                .toList();
    }

    private static Guard guard(NodeId step, int times, boolean isHeard) {
        String often = times == 1 ? "once more" : "up to " + times + " times";
        Wording wording = new Wording(
                titles -> Wording.counted(titles, "calls") + (titles.size() == 1 ? " is" : " are") + " tried again "
                        + often + " when " + (titles.size() == 1 ? "it fails." : "they fail."),
                titles -> "Try " + Wording.counted(titles, "calls") + " again " + often + " when "
                        + (titles.size() == 1 ? "it fails." : "they fail."),
                "Most failures are over in a second. What may have been done already is made again only where the far system can tell.");
        return new Guard(
                "retry",
                List.of(step),
                Gravity.MINOR,
                wording,
                workflow -> Graft.change(
                        workflow,
                        step,
                        node -> Settings.of(node, Settings.retrying(node.settings(), new Retry(times, BACKOFF)))),
                true,
                isHeard);
    }
}
