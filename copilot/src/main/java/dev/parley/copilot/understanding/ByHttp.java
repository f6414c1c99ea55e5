package dev.parley.copilot.understanding;

import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import java.util.List;
import java.util.regex.Pattern;

/** Models that are to be called by plain HTTP, as some people prefer: "pure HTTP nodes". */
final class ByHttp {
    private static final Pattern PLAIN = Words.pattern(
            "\\b(?:pure|plain|core|simple|only|just|raw) https?(?: (?:nodes?|requests?|calls?))?\\b|\\bhttp nodes?\\b|\\bhttp only\\b");

    private ByHttp() {}

    /** The same steps where nobody said so. */
    static List<Step> called(List<Step> steps, String sentences) {
        return PLAIN.matcher(sentences).find()
                ? Steps.rewrite(steps, step -> List.of(step instanceof Step.Think think ? call(think) : step))
                : steps;
    }

    private static Step call(Step.Think think) {
        return new Step.Call(
                think.key(),
                Slot.inferred("POST", 0.8),
                Slot.unknown(),
                Step.Payload.LATEST,
                think.what(),
                "the model",
                List.of());
    }
}
