package dev.parley.bot.insights;

import dev.parley.bot.identity.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The figures on top of the console. */
@RestController
class DashboardController {
    private final DashboardQueries queries;
    private final Clock clock;

    DashboardController(DashboardQueries queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    /** @param zone whose midnight begins today, such as {@code Europe/Madrid} */
    @GetMapping("/api/dashboard/summary")
    DashboardSummary summary(Caller caller, @RequestParam(defaultValue = "UTC") ZoneId zone) {
        Instant midnight =
                LocalDate.now(clock.withZone(zone)).atStartOfDay(zone).toInstant();
        return queries.summary(caller.org(), midnight);
    }
}
