package dev.parley.bot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.engine.run.StepId;
import dev.parley.engine.testing.Comparison;
import dev.parley.engine.testing.Difference;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One difference between two runs as the API gives it; a value that was not there is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DifferenceView(
        @Nullable StepId step,
        Difference.Part part,
        String path,
        @Nullable JsonNode before,
        @Nullable JsonNode after,
        String sentence) {
    static List<DifferenceView> of(Comparison comparison) {
        return comparison.differences().stream().map(DifferenceView::of).toList();
    }

    private static DifferenceView of(Difference difference) {
        return new DifferenceView(
                difference.step(),
                difference.part(),
                difference.path(),
                difference.before(),
                difference.after(),
                difference.sentence());
    }
}
