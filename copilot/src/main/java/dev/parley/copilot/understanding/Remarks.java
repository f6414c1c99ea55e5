package dev.parley.copilot.understanding;

import dev.parley.copilot.brief.Brief;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person should hear at once about how their words were read, beside seeing it on the card. */
public final class Remarks {
    /** The code of a note that no model read the words. */
    public static final String GUIDED = "guided_instead";
    /** The code of a note on the models: another one stepped in, a budget is nearly spent. */
    public static final String MODELS = "model_notice";

    private static final Set<String> SAID_AT_ONCE = Set.of(GUIDED, MODELS);

    private Remarks() {}

    public static Reading add(Reading reading, String code, String text, String hint) {
        List<Brief.Note> notes = Stream.concat(
                        reading.notes().stream(), Stream.of(new Brief.Note(code, "", text, hint)))
                .toList();
        return new Reading(
                reading.start(),
                reading.zone(),
                reading.steps(),
                reading.retries(),
                reading.answerWithin(),
                reading.links(),
                notes);
    }

    /** Before {@code words}; they alone when there is nothing to remark. */
    public static String before(String words, Reading reading) {
        return before(words, reading.notes());
    }

    /** As above, with what came from one brief to the next. */
    public static String before(String words, Brief earlier, Brief later) {
        return before(
                words,
                later.notes().stream()
                        .filter(note -> !earlier.notes().contains(note))
                        .toList());
    }

    private static String before(String words, List<Brief.Note> notes) {
        return Stream.concat(
                        notes.stream()
                                .filter(note -> SAID_AT_ONCE.contains(note.code()))
                                .map(Brief.Note::text),
                        Stream.of(words))
                .collect(Collectors.joining("\n\n"));
    }
}
