package dev.parley.copilot.understanding.model;

import dev.parley.connectors.ai.model.ModelException;
import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.understanding.Reading;
import dev.parley.copilot.understanding.Remarks;
import dev.parley.copilot.understanding.Understanding;
import dev.parley.copilot.understanding.model.Asking.Filled;
import dev.parley.copilot.understanding.model.Checking.Checked;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads wishes by a language model. Its answer is only a form, checked here and sent back with what is wrong at most twice; when it
 * stays wrong, or nobody answers, the guided reading stands, and the reading says so.
 */
final class ModelUnderstanding implements Understanding {
    private static final Logger log = LoggerFactory.getLogger(ModelUnderstanding.class);

    private static final Duration TIME = Duration.ofSeconds(45);
    private static final int MOST_ANSWERS = 3;
    private static final int FEWEST_WORDS = 4;

    private final Asking asking;
    private final Checking checking;
    private final Understanding guided;

    ModelUnderstanding(Asking asking, Checking checking, Understanding guided) {
        this.asking = asking;
        this.checking = checking;
        this.guided = guided;
    }

    @Override
    public Reading read(String utterance, Brief brief) {
        Reading heard = guided.read(utterance, brief);
        if (!brief.steps().isEmpty() || utterance.strip().split("\\s+").length < FEWEST_WORDS) {
            return heard;
        }
        try {
            return read(utterance, brief, heard);
        } catch (ModelException e) {
            log.info("A wish is read in guided mode: {}", e.getMessage());
            return Remarks.add(
                    heard, Remarks.GUIDED, e.problem().message() + " I read your words without it.", e.hint());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Remarks.add(
                    heard,
                    Remarks.GUIDED,
                    "The language model was interrupted. I read your words without it.",
                    "Say it again to have it tried once more.");
        }
    }

    private Reading read(String utterance, Brief brief, Reading heard) throws ModelException, InterruptedException {
        long begun = System.nanoTime();
        List<String> faults = List.of();
        for (int answers = 0; answers < MOST_ANSWERS; answers++) {
            Duration left = TIME.minusNanos(System.nanoTime() - begun);
            if (!left.isPositive()) {
                break;
            }
            Filled filled = asking.fill(utterance, brief, faults, left);
            Checked checked = checking.check(filled.form(), heard, utterance, brief);
            faults = checked.faults();
            if (faults.isEmpty()) {
                return told(checked.reading().isEmpty() ? heard : checked.reading(), filled.notices());
            }
            log.info("A model's reading of a wish does not hold: {}", faults);
        }
        return Remarks.add(
                heard,
                Remarks.GUIDED,
                "The language model did not get it right (" + faults.getFirst() + "). I read your words without it.",
                "Say it in other words, or choose a stronger model for the use \"understand\".");
    }

    private static Reading told(Reading reading, List<String> notices) {
        return notices.stream()
                .reduce(
                        reading,
                        (told, notice) ->
                                Remarks.add(told, Remarks.MODELS, notice, "Look at the providers in docs/models.md."),
                        (_, last) -> last);
    }
}
