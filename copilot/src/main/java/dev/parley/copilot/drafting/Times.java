package dev.parley.copilot.drafting;

import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.brief.Step;
import java.time.ZoneId;
import java.util.Objects;

/** What cron cannot say, as expressions on the time a run started at, in the zone of the wish. */
final class Times {
    private static final String NOW = "timestamp(run.startedAt)";
    private static final int MONDAY_OF_DAY_ZERO = 3;

    private final ZoneId zone;

    private static final int MORNING = 9;

    Times(Brief brief) {
        this.zone = Objects.requireNonNullElse(brief.zone().value(), ZoneId.of("UTC"));
    }

    /** CEL that holds at the times that are meant. */
    String condition(Start.Limit limit) {
        return switch (limit) {
            case Start.Limit.Every every -> every(every);
            case Start.Limit.Between between -> {
                String minute = minuteOfDay();
                yield minute + " >= " + between.from() + " && " + minute + " < " + between.to();
            }
        };
    }

    private String every(Start.Limit.Every every) {
        long first = Start.COUNTED_FROM.toEpochDay();
        return switch (every.unit()) {
            case MINUTES -> "(" + minuteOfDay() + ") % " + every.count() + " == 0";
            case DAYS -> day() + " % " + every.count() + " == " + first % every.count();
            case WEEKS ->
                "math.floor((" + day() + " + " + MONDAY_OF_DAY_ZERO + ") / 7) % " + every.count() + " == "
                        + (first + MONDAY_OF_DAY_ZERO) / 7 % every.count();
            case MONTHS ->
                "(" + now("getFullYear") + " * 12 + " + now("getMonth") + ") % " + every.count() + " == "
                        + Start.COUNTED_FROM.getYear() * 12 % every.count();
        };
    }

    /** A template that gives the time to wait for. */
    String moment(Step.Moment moment) {
        String days = moment.weekday() == null
                ? Integer.toString(moment.daysAhead())
                : "(" + moment.weekday().getValue() % 7 + " - " + now("getDayOfWeek") + " + 6) % 7 + 1";
        String date = NOW + ".plus(" + days + ", 'day', '" + zone + "').format('yyyy-MM-dd', '" + zone + "')";
        return "{{timestamp(%s + ' %02d:%02d', 'yyyy-MM-dd HH:mm', '%s')}}"
                .formatted(date, moment.hour(), moment.minute(), zone);
    }

    /**
     * A template that gives the time to wait for: of days a morning, whether the date has a time or not; else to the second.
     *
     * @param date expression of a date as JSON has it
     * @param duration such as {@code 3d}
     */
    String before(String date, String duration) {
        return duration.endsWith("d")
                ? "{{timestamp(string(%s).substring(0, 10) + ' %02d:00', 'yyyy-MM-dd HH:mm', '%s').plus(-%s, 'day', '%s')}}"
                        .formatted(date, MORNING, zone, duration.replace("d", ""), zone)
                : "{{timestamp(string(%s)) - duration('%s')}}".formatted(date, duration);
    }

    /** Days since 1970, by the calendar of the zone rather than by hours gone by. */
    private String day() {
        return "int(timestamp(" + NOW + ".format('yyyy-MM-dd', '" + zone + "'), 'yyyy-MM-dd')) / 86400";
    }

    private String minuteOfDay() {
        return now("getHours") + " * 60 + " + now("getMinutes");
    }

    private String now(String part) {
        return NOW + "." + part + "('" + zone + "')";
    }
}
