package dev.parley.bot.models;

import dev.parley.bot.models.UsageReport.Sum;
import dev.parley.connectors.ai.model.ModelName;
import dev.parley.connectors.ai.model.ModelSettings;
import dev.parley.connectors.ai.model.ProviderSettings;
import dev.parley.engine.OrgId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** What language models have cost lately, in words. */
public final class Spending {
    private static final int DAYS = 30;

    private final UsageQueries queries;
    private final ModelSettings settings;
    private final Clock clock;

    Spending(UsageQueries queries, ModelSettings settings, Clock clock) {
        this.queries = queries;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whom words go to, the first one first; empty in guided mode. */
    public List<String> models() {
        return settings.providers().stream()
                .map(ProviderSettings::modelName)
                .map(ModelName::toString)
                .toList();
    }

    /** One or two sentences. */
    public String inWords(OrgId org) {
        LocalDate today = LocalDate.now(clock);
        Sum sum = queries.report(org, today.minusDays(DAYS - 1), today, clock.getZone())
                .total();
        if (sum.attempts() == 0) {
            return models().isEmpty()
                    ? "No language model is connected, so nothing was spent on one."
                    : "In the last " + DAYS + " days no language model was used, so nothing was spent.";
        }
        return "In the last " + DAYS + " days language models cost " + dollars(sum.cost()) + " for "
                + counted(sum.attempts()) + "."
                + (sum.unpriced() == 0
                        ? ""
                        : " The price of " + sum.unpriced() + " of them is not known, and not in it.");
    }

    private static String counted(long answers) {
        return answers + (answers == 1 ? " answer" : " answers");
    }

    /** A cent is much for a single answer, so little is not told as nothing. */
    private static String dollars(BigDecimal cost) {
        boolean isLessThanACent = cost.signum() > 0 && cost.compareTo(new BigDecimal("0.01")) < 0;
        return isLessThanACent ? "less than $0.01" : "$" + cost.setScale(2, RoundingMode.HALF_UP);
    }
}
