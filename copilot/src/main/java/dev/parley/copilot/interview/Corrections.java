package dev.parley.copilot.interview;

import dev.parley.copilot.Question;
import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.interview.Interview.Late;
import dev.parley.copilot.interview.Interview.Snapshot;
import dev.parley.copilot.revision.Reviser;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was said earlier and is now said differently, while another question is open: "actually make it 500", "no, ask finance instead". */
final class Corrections {
    private static final String OPENING =
            "(?:(?:oh|ah|oops|hm+|well|but|and|ok|okay|please|actually|no+|nope|wait|sorry|correction|scratch that|on second thoughts?|i mean|i meant|you know what)\\b[,.:;!]* *)";
    private static final Pattern OPENINGS = pattern("^" + OPENING + "+");
    private static final Pattern MARKED = pattern("^" + OPENING
            + "*(?:actually|no+|nope|wait|sorry|correction|scratch that|on second thoughts?|i mean|i meant|make (?:it|that)|change|better)\\b"
            + "|\\b(?:instead|rather than|i meant|should have been)\\b");
    private static final Pattern SPEAKS_OF_A_PART =
            pattern("\\b(?:limit|threshold|approves?|approver|approval|rename|retry|retries)\\b");
    private static final Pattern CALLED = pattern(
            "(?:(?:my|our|the) (?:boss|manager|lead|chief|head|approver|supervisor|director|colleague)|(?:he|she|they))(?:'s| is| are|'re) (?:called |named )?(?<name>@?\\p{Lu}[\\p{L}-]+(?: \\p{Lu}[\\p{L}-]+)?)[.!]*");
    private static final Pattern IT = pattern(
            "^(?:please )?(?:(?:change|make|set) (?:it|that)(?: to)?|use|take|i said) (?<what>.+?)(?: instead)?[.!]?$");
    private static final Pattern TIME =
            pattern("\\d{1,2}(?::\\d\\d)? ?(?:am|pm|o'?clock)[.!]*|\\d{1,2}:\\d\\d[.!]*|noon|midnight");
    private static final Pattern AND = pattern("\\s*,\\s*(?:and\\s+)?|\\s+and\\s+(?:also\\s+)?");
    private static final Pattern MINE = pattern("mine|my (?:answer|one)");

    private final Answers answers;
    private final Reviser reviser;
    private final Function<String, Optional<Question>> questions;

    /** @param questions by id, as they would be put now */
    Corrections(Answers answers, Reviser reviser, Function<String, Optional<Question>> questions) {
        this.answers = answers;
        this.reviser = reviser;
        this.questions = questions;
    }

    /** "The boss is called Stefan", said of a draft. */
    static Optional<String> introduced(String text) {
        Matcher called = CALLED.matcher(text.trim());
        return called.matches() ? Optional.of("ask " + called.group("name") + " instead") : Optional.empty();
    }

    static boolean isMarked(String text) {
        return MARKED.matcher(text.trim()).find();
    }

    static String bare(String text) {
        return OPENINGS.matcher(text.trim()).replaceFirst("").replaceFirst("(?i),? instead[.!]*$", "");
    }

    /** What a marked correction of a draft asks for, said plainly: "no, I mean 8 o'clock" is "at 8 o'clock". */
    static String meant(String text) {
        String bare = plain(text);
        return TIME.matcher(bare).matches() ? "run it at " + bare : bare;
    }

    private static String plain(String text) {
        return OPENINGS.matcher(text.trim()).replaceFirst("").replaceFirst("(?i)^make that\\b", "make it");
    }

    /** Empty when these words change nothing but, perhaps, answer the open question. */
    Optional<Brief> of(Interview open, Question question, String text) {
        if (isMarked(text) && Options.named(question, text).isEmpty()) {
            return sameKind(open, question, bare(text)).or(() -> elsewhere(open.brief(), question, meant(text)));
        }
        return Optional.empty();
    }

    /** For words that were no answer: they may name the part they change, or tell the name of somebody spoken of. */
    Optional<Brief> named(Interview open, Question question, String text) {
        return introduced(text)
                .or(() -> SPEAKS_OF_A_PART.matcher(text).find() ? Optional.of(text) : Optional.empty())
                .flatMap(change -> elsewhere(open.brief(), question, change));
    }

    /** "Change it to …" after an answer that came late. */
    Optional<Brief> late(Interview open, String text) {
        Late late = open.late();
        Matcher it = IT.matcher(text.trim());
        if (late == null || !it.matches()) {
            return Optional.empty();
        }
        String words = MINE.matcher(it.group("what")).matches() ? late.words() : it.group("what");
        return questions.apply(late.question()).flatMap(question -> answers.apply(question, words, open.brief()));
    }

    /** The answer before to a question like the open one; a correction of that is no answer to this. */
    private Optional<Brief> sameKind(Interview open, Question question, String words) {
        List<Snapshot> latestFirst = open.history().reversed();
        return latestFirst.stream()
                .map(Snapshot::asking)
                .filter(id -> !id.equals(question.id()))
                .filter(id -> Questions.kind(id).equals(Questions.kind(question.id())))
                .findFirst()
                .flatMap(questions)
                .flatMap(earlier -> answers.apply(earlier, words, open.brief()))
                .filter(changed -> !changed.equals(open.brief()));
    }

    private Optional<Brief> elsewhere(Brief brief, Question question, String words) {
        return severally(brief, words)
                .or(() -> reviser.revise(brief, words))
                .filter(changed -> !Slots.changed(brief, changed).contains(Slots.filledBy(question.id())));
    }

    /** "Make it 500 and ask finance": each clause for itself, when each is a change. */
    private Optional<Brief> severally(Brief brief, String words) {
        String[] clauses = AND.split(words);
        Optional<Brief> changed = Optional.of(brief);
        for (String clause : clauses) {
            changed = changed.flatMap(so -> reviser.revise(so, clause));
        }
        return clauses.length > 1 ? changed : Optional.empty();
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }
}
