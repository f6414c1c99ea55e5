package dev.parley.bot.picture;

import java.util.Locale;

/** How a step of a run is shown. A step without one is yet to come, or the picture shows a draft. */
public enum StepStatus {
    RUNNING,
    WAITING,
    DONE,
    FAILED,
    SKIPPED;

    String cssClass() {
        return name().toLowerCase(Locale.ROOT);
    }
}
