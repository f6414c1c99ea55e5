package dev.parley.bot.narrator;

import dev.parley.bot.chat.MessageId;
import dev.parley.bot.chat.Place;
import org.jspecify.annotations.Nullable;

/**
 * Where a run is told and how far.
 *
 * @param root its live message; null when the run only counts in a summary
 * @param narratedSeq the last event told
 */
record RunThread(RunKey key, Place place, @Nullable MessageId root, long narratedSeq, boolean ended) {
    boolean isFolded() {
        return root == null;
    }

    RunThread toldUpTo(long seq, boolean hasEnded) {
        return new RunThread(key, place, root, seq, hasEnded);
    }
}
