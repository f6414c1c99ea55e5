package dev.parley.copilot.understanding;

import dev.parley.copilot.brief.Brief;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parts of a wish that were named as not used, and came in later: they need not be named any longer. */
public final class Supplied {
    private static final Pattern UNUSED = Pattern.compile("I did not use: \"(.+)\"\\.", Pattern.DOTALL);

    private Supplied() {}

    /** What the later brief says of the earlier one's words without what has come in since. */
    public static Brief forgotten(Brief earlier, Brief later) {
        return later.withNotes(later.notes().stream()
                .filter(note -> !earlier.notes().contains(note) || !cameIn(note, earlier.steps(), later.steps()))
                .toList());
    }

    /** Whether what this note names was not in what was there earlier, and is now. @param earlier records that print what they hold */
    public static boolean cameIn(Brief.Note note, Object earlier, Object later) {
        Matcher unused = UNUSED.matcher(note.text());
        if (!unused.matches()) {
            return false;
        }
        Set<String> lost = Stems.of(unused.group(1));
        return !lost.isEmpty()
                && Stems.in(later).containsAll(lost)
                && !Stems.in(earlier).containsAll(lost);
    }
}
