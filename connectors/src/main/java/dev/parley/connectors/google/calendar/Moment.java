package dev.parley.connectors.google.calendar;

import com.google.api.client.util.DateTime;
import com.google.api.services.calendar.model.EventDateTime;
import dev.parley.connectors.google.GoogleSession;
import dev.parley.engine.operation.OperationException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * When something begins or ends, as people and steps write it: with an offset, as a local time of a zone, or a whole day.
 *
 * @param at the moment; null for a whole day
 * @param day null for a moment
 * @param zone whose clock it was said by; null when it had an offset
 */
record Moment(
        @Nullable OffsetDateTime at,
        @Nullable LocalDate day,
        @Nullable ZoneId zone) {
    private static final DateTimeFormatter WRITTEN = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffsetId()
            .toFormatter(Locale.ROOT);

    /** @param field of the step's input */
    static Moment parse(String text, @Nullable String zone, String field, GoogleSession<?> google)
            throws OperationException {
        try {
            ZoneId place = zone == null ? null : ZoneId.of(zone);
            TemporalAccessor read = WRITTEN.parseBest(
                    text.strip().replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            return switch (read) {
                case OffsetDateTime at -> new Moment(at, null, place);
                case LocalDateTime local
                when place != null -> new Moment(local.atZone(place).toOffsetDateTime(), null, place);
                case LocalDate day -> new Moment(null, day, null);
                default ->
                    throw google.badInput(
                            "does not say in which time zone its \"%s\" is: %s".formatted(field, text),
                            "Give it an offset, as in 2026-03-02T09:00:00+01:00, or set zone, such as Europe/Vienna.");
            };
        } catch (DateTimeException odd) {
            throw google.badInput(
                    "cannot read its \"%s\": %s".formatted(field, odd.getMessage()),
                    "Write times like 2026-03-02T09:00:00+01:00, whole days like 2026-03-02, zones like Europe/Vienna.");
        }
    }

    /** A whole day is over when the next one begins. */
    Moment plus(Duration duration) {
        return day == null && at != null
                ? new Moment(at.plus(duration), null, zone)
                : new Moment(null, day == null ? null : day.plusDays(1), null);
    }

    EventDateTime toGoogle() {
        EventDateTime time = new EventDateTime();
        if (at == null) {
            return time.setDate(new DateTime(String.valueOf(day)));
        }
        time.setDateTime(DateTime.parseRfc3339(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at)));
        return zone == null ? time : time.setTimeZone(zone.getId());
    }

    static DateTime google(Instant instant) {
        return new DateTime(instant.toEpochMilli(), 0);
    }

    static Instant instant(DateTime time) {
        return Instant.ofEpochMilli(time.getValue());
    }

    /** With the offset it came with. */
    static String text(DateTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                instant(time).atOffset(ZoneOffset.ofTotalSeconds(time.getTimeZoneShift() * 60)));
    }
}
