package dev.parley.copilot.editing;

import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.drafting.Fragments;
import dev.parley.copilot.revision.Edit;
import dev.parley.copilot.understanding.Understanding;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Workflow;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Words about a workflow to edits of it: the first wording that knows them reads them. */
final class EditReader {
    private static final Pattern COURTESY = Patterns.of(
            "^(?:(?:oh|no|sorry),? (?:wait|hold on)[,:.!-]* |(?:wait|hold on|scratch that|oops)[,:.!-]+ |(?:ok(?:ay)?|no|hm+|great|good|thanks|well|yes|sorry), |(?:and|but|actually),? |please,? |(?:can|could|would|will) you (?:please )?|(?:i|we)(?:'d| would)? (?:want|like|need) (?:you )?to |let's |just |now,? |in this workflow,? )+");
    private static final Pattern TAIL = Patterns.of("(?:,? (?:please|thanks|thank you|for me))*[.!?\\s]*$");
    private static final Pattern OCCASION = Patterns.of(
            "^(?:when|whenever|every|each|on|at|once|as soon as|daily|weekly|hourly|monthly|for (?:each|every|all))\\b");
    private static final Pattern PARTS = Patterns.of(
            "(?:,? and |; |\\. |, )(?=(?:also|then|only|run|start|ask|add|insert|remove|drop|delete|use|change|set|make|rename|send|post|wait|retry|try|show|do not|don't|if|give|escalate|skip|let|replace|require|summari[sz]e|stop|limit|ignore)\\b)");
    private static final List<Wording> WORDINGS = List.of(
            new NameWording(),
            new FailureWording(),
            new RetryWording(),
            new RemovalWording(),
            new ExchangeWording(),
            new MoveWording(),
            new VotesWording(),
            new PeopleWording(),
            new ApprovalWording(),
            new NarrowingWording(),
            new LimitWording(),
            new StartWording(),
            new FieldWording(),
            new AdditionWording());

    private final OperationCatalog operations;
    private final Fragments fragments;
    private final Understanding understanding;
    private final ZoneId zone;

    EditReader(OperationCatalog operations, Fragments fragments, Understanding understanding, ZoneId zone) {
        this.operations = operations;
        this.fragments = fragments;
        this.understanding = understanding;
        this.zone = zone;
    }

    /** Empty when these words ask for no change of this workflow. */
    Optional<Understood> read(Workflow workflow, String words) {
        String plain = plain(words);
        return plain.isEmpty() || isOtherWish(plain)
                ? Optional.empty()
                : several(workflow, plain).or(() -> one(workflow, plain));
    }

    /** What begins with an occasion and goes on with what to do is a wish of its own. */
    private boolean isOtherWish(String words) {
        return Patterns.isIn(OCCASION, words)
                && understanding.read(words, Brief.empty(zone)).isWhole();
    }

    private Optional<Understood> one(Workflow workflow, String words) {
        Saying saying = new Saying(
                words, workflow, new StepFinder(workflow, operations), fragments, understanding, operations, zone);
        return WORDINGS.stream()
                .flatMap(wording -> wording.read(saying).stream())
                .findFirst();
    }

    /** "Run it at 8 and ask finance instead": each part for itself, and all of them or none. */
    private Optional<Understood> several(Workflow workflow, String words) {
        String[] parts = PARTS.split(words);
        List<Edit> edits = new ArrayList<>();
        List<String> said = new ArrayList<>();
        List<Finding> caveats = new ArrayList<>();
        Workflow edited = workflow;
        for (String part : parts) {
            Optional<Understood> understood = parts.length == 1 ? Optional.empty() : one(edited, plain(part));
            if (understood.orElse(null) instanceof Understood.Change change) {
                for (Edit edit : change.edits()) {
                    edited = edit.apply(edited);
                }
                edits.addAll(change.edits());
                said.add(change.say());
                caveats.addAll(change.caveats());
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new Understood.Change(edits, String.join(" ", said), caveats));
    }

    private static String plain(String words) {
        String straight = words.replace('’', '\'')
                .replaceAll("[“”]", "\"")
                .replaceAll("\\s+", " ")
                .strip();
        return TAIL.matcher(COURTESY.matcher(straight).replaceFirst(""))
                .replaceFirst("")
                .strip();
    }
}
