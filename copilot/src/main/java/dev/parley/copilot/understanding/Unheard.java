package dev.parley.copilot.understanding;

import static dev.parley.copilot.understanding.Words.pattern;

import dev.parley.copilot.brief.Start;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The safety net below all other reading: clauses of a wish that left no trace in what was made of it. */
final class Unheard {
    private static final int SAYS_SOMETHING = 2;
    /** A clause that wants something; what only tells of a life is no wish. */
    private static final Pattern DOING = pattern(
            "^(?:(?:and|then|also|please|finally|just|so|but|next|afterwards|plus|to|lastly) )*(?:post|send|forward|put|add|create|update|write|save|store|log|file|move|copy|delete|remove|archive|notify|alert|warn|tell|remind|ping|email|e-mail|mail|text|call|check|look|find|search|compare|match|merge|convert|translate|summari[sz]e|draft|generate|assign|tag|label|mark|close|open|book|invite|schedule|charge|refund|track|count|sum|calculate|attach|upload|download|export|import|print|show|share|publish|invoice|follow|make sure|keep|set|sort|filter|cancel)\\b");

    private static final Pattern WANTING = pattern(
            "\\b(?:wants?|needs? (?:an?|the|all|every)|(?:would|'d) like (?:an?|the|all|every)|should|must)\\b"
                    + "|\\b(?:in|into|to|on) (?:an?|the|our|my|this|that) (?:[\\p{L}-]+ )?(?:channel|chat|group|thread|sheet|spreadsheet|table|database|list|folder|drive|calendar|board|doc|document|file|crm|wiki|page|inbox|mailbox)\\b");

    private static final Pattern OF_IT_ALL = pattern("\\b(?:workflow|automation|triggered|starts?)\\b");
    private static final Pattern NAME = Pattern.compile(
            "\\b(?:for|about|from|in|near|of) (?:the )?(\\p{Lu}\\p{L}{2,}(?: \\p{Lu}\\p{Ll}+)*)\\b(?![-.@/])");

    /** "If yes add it, if not create it": two ways, which only a branch has. */
    private static final Pattern SIDE = pattern(
            "^(?:and |but |then )*(?:if|in case) (?:so|yes|no|not|it (?:does|does not|doesn't|is not|isn't)|(?:there|he|she|they) (?:is|are|does|do|is not|isn't|aren't)(?: one| any)?)\\b[, ].{3,}");
    /** No draft knows a day to come that it could count back from, save where that starts it. */
    static final Pattern AHEAD =
            pattern("\\b\\d+ " + Words.UNIT + " (?:before(?:hand)?|ahead|in advance|earlier|prior)\\b");

    private Unheard() {}

    /** @param start what sets the work off, as far as it is known */
    static List<String> in(Marked text, List<Step> steps, @Nullable Start start, boolean isAboutModels) {
        Set<String> heard = Stems.in(steps, String.valueOf(start));
        List<String> lost = new ArrayList<>();
        boolean forks = Steps.all(steps)
                .anyMatch(step -> step instanceof Step.Branch
                        || step instanceof Step.Choose
                        || step instanceof Step.Approve
                        || step instanceof Step.Call call && !call.onError().isEmpty());
        boolean isHappening = start instanceof Start.Event || start instanceof Start.Chat;
        boolean isFirst = true;
        for (Clause clause : Clause.of(text.text())) {
            String words = clause.text();
            boolean tellsStart = isHappening && isFirst && !DOING.matcher(words).find();
            boolean isOneOfTwo = !forks && SIDE.matcher(words).matches();
            if (isOneOfTwo || !tellsStart && isLost(clause, text, heard, isAboutModels)) {
                lost.add(text.plain(words).replaceAll("\\s+", " "));
            } else if (!Starts.isStart(words) && !Occasions.isWhen(words)) {
                NAME.matcher(words)
                        .results()
                        .filter(name -> Stems.of(name.group(1)).stream().noneMatch(heard::contains))
                        .forEach(name -> lost.add(name.group()));
            }
            isFirst = false;
        }
        return lost;
    }

    private static boolean isLost(Clause clause, Marked text, Set<String> heard, boolean isAboutModels) {
        String words = clause.text();
        if (Starts.isStart(words)
                || Occasions.isWhen(words)
                || OF_IT_ALL.matcher(words).find()
                || !(DOING.matcher(words).find() || WANTING.matcher(words).find())) {
            return false;
        }
        boolean isRead = text.in(words).stream().anyMatch(chunk -> !(chunk instanceof Chunk.Timing))
                || !Actions.in(words, text).isEmpty()
                || !Thoughts.in(words, isAboutModels).isEmpty();
        Set<String> said = Stems.of(words.replaceAll(Marked.MARK, " "));
        return !isRead && said.size() >= SAYS_SOMETHING && said.stream().noneMatch(heard::contains);
    }
}
