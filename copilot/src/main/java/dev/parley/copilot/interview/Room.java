package dev.parley.copilot.interview;

import dev.parley.copilot.Suggestions;
import dev.parley.copilot.drafting.Drafter;
import dev.parley.copilot.editing.Editor;
import dev.parley.copilot.understanding.Understanding;
import java.time.InstantSource;
import java.time.ZoneId;

/**
 * What every interview needs.
 *
 * @param understanding of answers and changes
 * @param zone of schedules that name none
 */
record Room(
        Understanding understanding,
        Drafter drafter,
        Editor editor,
        Interviews interviews,
        Phases phases,
        Suggestions suggestions,
        ZoneId zone,
        InstantSource clock) {}
