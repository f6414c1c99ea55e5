package dev.parley.copilot.estimate;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one run is likely to take and cost.
 *
 * @param time of what machines do, along the longest way
 * @param waits what comes on top of that, such as {@code the time ops takes to answer}
 * @param costPerRun of models, in USD; zero when none is asked that costs anything, null when a price is not known
 * @param runsPerMonth null when no clock says
 * @param costPerMonth null when either is not known
 * @param assumptions one for every number
 */
public record Estimate(
        Duration time,
        List<String> waits,
        @Nullable BigDecimal costPerRun,
        @Nullable Long runsPerMonth,
        @Nullable BigDecimal costPerMonth,
        List<String> assumptions) {
    /** In one line, for people. */
    @JsonProperty
    public String summary() {
        String plus = waits.isEmpty() ? "" : ", plus " + EstimateWords.listed(waits);
        return "About " + EstimateWords.time(time) + " a run" + plus + ". " + cost();
    }

    private String cost() {
        if (costPerRun == null) {
            return "What the model costs is not known here.";
        }
        if (costPerRun.signum() == 0) {
            return "No model cost.";
        }
        String month = costPerMonth == null || runsPerMonth == null
                ? ""
                : ", " + EstimateWords.money(costPerMonth) + " a month (" + runsPerMonth
                        + (runsPerMonth == 1 ? " run)" : " runs)");
        return "Models: about " + EstimateWords.money(costPerRun) + " a run" + month + ".";
    }
}
