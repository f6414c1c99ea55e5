package dev.parley.bot.picture;

import dev.parley.engine.workflow.Trigger;
import dev.parley.engine.workflow.Trigger.Chat;
import dev.parley.engine.workflow.Trigger.Email;
import dev.parley.engine.workflow.Trigger.Event;
import dev.parley.engine.workflow.Trigger.File;
import dev.parley.engine.workflow.Trigger.Manual;
import dev.parley.engine.workflow.Trigger.Schedule;
import dev.parley.engine.workflow.Trigger.Stream;
import dev.parley.engine.workflow.Trigger.Webhook;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What starts a workflow, in words short enough for a card or a list. */
public final class TriggerWords {
    private static final Pattern AT_A_TIME =
            Pattern.compile("(?:0 )?(\\d{1,2}) (\\d{1,2}) [*?] \\* ([*?]|[0-7]|[A-Za-z]{3}|1-5|MON-FRI)");

    private TriggerWords() {}

    public static String title(Trigger trigger) {
        return switch (trigger) {
            case Manual manual -> "Started by hand";
            case Chat chat -> "Said in chat";
            case Webhook webhook -> "Webhook";
            case Schedule schedule -> "Schedule";
            case Event event -> "Event";
            case Email email -> "Mail";
            case Stream stream -> "Stream";
            case File file -> "Files";
        };
    }

    /** Empty if there is nothing to say. */
    public static String detail(Trigger trigger) {
        return switch (trigger) {
            case Manual manual when manual.inputs().isEmpty() -> "";
            case Manual manual ->
                "with " + manual.inputs().stream().map(Trigger.Input::name).collect(Collectors.joining(", "));
            case Chat chat -> "“" + chat.phrase() + "”";
            case Webhook webhook ->
                switch (webhook.scheme()) {
                    case PARLEY -> webhook.secret() == null ? "when it is called" : "when called with its signature";
                    case GITHUB -> "when GitHub calls it";
                    case STRIPE -> "when Stripe calls it";
                };
            case Schedule schedule -> when(schedule.cron().strip());
            case Event event when event.filter() == null -> event.source();
            case Event event -> event.source() + " where " + event.filter();
            case Email email when email.filter() == null -> "each that arrives";
            case Email email -> "where " + email.filter();
            case Stream stream -> "each entry of " + stream.stream();
            case File file -> "put into " + file.path();
        };
    }

    private static String when(String cron) {
        var time = AT_A_TIME.matcher(cron);
        if (!time.matches()) {
            return cron;
        }
        return "%s at %d:%02d"
                .formatted(
                        day(time.group(3).toUpperCase(Locale.ROOT)),
                        Integer.parseInt(time.group(2)),
                        Integer.parseInt(time.group(1)));
    }

    private static String day(String field) {
        return switch (field) {
            case "*", "?" -> "every day";
            case "1-5", "MON-FRI" -> "Monday to Friday";
            default -> "every " + dayOfWeek(field);
        };
    }

    private static String dayOfWeek(String field) {
        for (var day : DayOfWeek.values()) {
            var isMeant = Character.isDigit(field.charAt(0))
                    // Cron counts Sunday as 0 and as 7.
                    ? day.getValue() % 7 == Integer.parseInt(field) % 7
                    : day.name().startsWith(field);
            if (isMeant) {
                return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            }
        }
        return field;
    }
}
