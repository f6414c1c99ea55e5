package dev.parley.bot.commands;

import dev.parley.bot.chat.ValueView;
import dev.parley.engine.OrgId;
import dev.parley.engine.journal.RunHistory;
import dev.parley.engine.journal.RunSummary;
import dev.parley.engine.run.RunEvent.RunStarted;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What tells a run from others of its workflow. */
final class RunLabel {
    private static final int LONGEST = 120;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private RunLabel() {}

    /** What it began with, in a few words on one line; empty when that is nothing, or nothing short. */
    static String gist(OrgId org, RunSummary run, RunHistory history) {
        String gist = history.beginning(org, run.id())
                .map(RunStarted::input)
                .map(ValueView::gist)
                .orElse("");
        String line = gist.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }

    /** Never empty; two runs may have the same. */
    static String name(OrgId org, RunSummary run, RunHistory history) {
        String gist = gist(org, run, history);
        return gist.isEmpty() ? "Run of " + MOMENT.format(run.startedAt()) : gist;
    }
}
