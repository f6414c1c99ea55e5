package dev.parley.bot.models;

import dev.parley.bot.identity.Caller;
import dev.parley.bot.problem.ProblemException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What models cost. */
@RestController
class UsageController {
    private static final int DEFAULT_DAYS = 30;
    private static final int MOST_DAYS = 366;

    private final UsageQueries queries;
    private final Clock clock;

    UsageController(UsageQueries queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    /**
     * @param zone whose midnights part the days
     * @param from first day; 30 days by default
     * @param to last day; today by default
     */
    @GetMapping("/api/usage")
    UsageReport usage(
            Caller caller,
            @RequestParam(defaultValue = "UTC") ZoneId zone,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to) {
        LocalDate last = to == null ? LocalDate.now(clock.withZone(zone)) : to;
        LocalDate first = from == null ? last.minusDays(DEFAULT_DAYS - 1) : from;
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        if (days < 1 || days > MOST_DAYS) {
            throw ProblemException.badRequest(
                    "The days from %s to %s are %d.".formatted(first, last, days),
                    "Ask for at least one day and at most %d.".formatted(MOST_DAYS));
        }
        return queries.report(caller.org(), first, last, zone);
    }
}
