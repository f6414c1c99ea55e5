package dev.parley.bot.insights;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An organization at a glance. Tests count nowhere; what is called "today" is about the live runs that started today.
 *
 * @param successRate of today's runs that succeeded or failed, the share that succeeded, 0 to 1; null while there are none
 * @param active runs that do something now, whenever they started
 * @param waiting runs that wait for time, people or an event, whenever they started
 * @param medianDurationMs of the newest 2,000 of today's runs that succeeded or failed, waiting included; null while there are none
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record DashboardSummary(
        Runs runs,
        @Nullable Double successRate,
        long active,
        long waiting,
        long failedToday,
        @Nullable Long medianDurationMs,
        long pendingApprovals) {
    record Runs(long today) {}
}
