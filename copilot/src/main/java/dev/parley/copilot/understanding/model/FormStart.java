package dev.parley.copilot.understanding.model;

import dev.parley.copilot.brief.Names;
import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Start;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What sets the work off, from a form. */
final class FormStart {
    private FormStart() {}

    static Slot<Start> of(Form.Begin begin) {
        String what = begin.what().isBlank() ? "request" : begin.what().strip();
        @Nullable
        Start start = switch (begin.kind()) {
            case "webhook" -> new Start.Webhook(what);
            case "schedule" ->
                new Start.Schedule(
                        begin.cron().strip(),
                        begin.words().isBlank() ? begin.cron() : begin.words().strip(),
                        null);
            case "manual" -> new Start.Manual(List.of());
            case "chat" -> new Start.Chat(what, null);
            case "event" -> new Start.Event(source(what), what, null);
            case "email" -> new Start.Event("mail", "mail", null);
            default -> null;
        };
        double confidence = Math.clamp(begin.confidence(), 0, 1);
        if (start == null) {
            return Slot.unknown();
        }
        return begin.source().equals("said")
                ? new Slot<>(start, Slot.Source.SAID, confidence)
                : Slot.inferred(start, confidence);
    }

    /** Unknown where the model names none that exists. */
    static Slot<ZoneId> zone(Form.Begin begin) {
        try {
            return begin.zone().isBlank() ? Slot.unknown() : Slot.inferred(ZoneId.of(begin.zone()), 0.8);
        } catch (DateTimeException _) {
            return Slot.unknown();
        }
    }

    private static String source(String what) {
        String name = Names.identifier(what);
        return name.isEmpty() ? "event" : name;
    }
}
