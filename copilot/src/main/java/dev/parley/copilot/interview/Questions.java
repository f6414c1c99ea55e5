package dev.parley.copilot.interview;

import dev.parley.copilot.Question;
import dev.parley.copilot.Question.Kind;
import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is worth asking of a brief, and in which words. */
public final class Questions {
    static final String GOAL = "goal";
    static final String START = "start";
    static final String SCHEDULE = "schedule";
    static final String STEPS = "steps";
    static final String ADDRESS = "address";
    static final String APPROVERS = "approvers";
    static final String FIELD = "field";
    static final String LIMIT = "limit";
    static final String NAME = "name";
    static final String CHANGE = "change";

    static final String HERE = "here";
    static final String ANYONE = "anyone";

    private Questions() {}

    /** Everything still open, the most needed first. */
    public static List<Question> open(Brief brief) {
        List<Question> questions = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            gaps(brief, phase).stream()
                    .map(id -> ask(id, brief))
                    .flatMap(Optional::stream)
                    .forEach(questions::add);
        }
        return List.copyOf(questions);
    }

    /** Ids of the questions of one phase. */
    static List<String> gaps(Brief brief, Phase phase) {
        return switch (phase) {
            case GOAL -> brief.isBlank() ? List.of(GOAL) : List.of();
            case TRIGGER ->
                brief.isBlank() || !brief.start().wantsAsking()
                        ? List.of()
                        : List.of(brief.start().value() instanceof Start.Schedule ? SCHEDULE : START);
            case SYSTEMS -> brief.isBlank() ? List.of() : brief.steps().isEmpty() ? List.of(STEPS) : addresses(brief);
            case STEPS -> details(brief);
            case SAFEGUARDS, CONSTRAINTS, REVIEW, APPROVED, DISCARDED -> List.of();
        };
    }

    /** The phase a question belongs to. */
    static Phase phase(String id) {
        return switch (kind(id)) {
            case GOAL -> Phase.GOAL;
            case START, SCHEDULE -> Phase.TRIGGER;
            case STEPS, ADDRESS -> Phase.SYSTEMS;
            case CHANGE -> Phase.REVIEW;
            default -> Phase.STEPS;
        };
    }

    static String kind(String id) {
        return id.replaceFirst("\\..*$", "");
    }

    /** The key of the step a question is about; 0 when it is about none. */
    static int key(String id) {
        String number = id.replaceFirst("^[^.]*\\.?", "");
        return number.matches("\\d{1,6}") ? Integer.parseInt(number) : 0;
    }

    private static List<String> addresses(Brief brief) {
        return Steps.all(brief.steps(), Step.Call.class).stream()
                .filter(call -> call.address().wantsAsking())
                .map(call -> ADDRESS + "." + call.key())
                .toList();
    }

    private static List<String> details(Brief brief) {
        return Steps.all(brief.steps())
                .map(step -> switch (step) {
                    case Step.Approve approve when approve.approvers().wantsAsking() -> APPROVERS + "." + approve.key();
                    case Step.Branch branch
                    when branch.condition().tests().stream()
                            .anyMatch(test -> test.field().wantsAsking()) -> FIELD + "." + branch.key();
                    case Step.Approve _,
                            Step.Branch _,
                            Step.Call _,
                            Step.Ask _,
                            Step.Choose _,
                            Step.Wait _,
                            Step.Show _,
                            Step.Remember _,
                            Step.Think _,
                            Step.Each _ -> "";
                })
                .filter(id -> !id.isEmpty())
                .toList();
    }

    /** The question of an id; empty when its step is no longer there. */
    static Optional<Question> ask(String id, Brief brief) {
        return switch (kind(id)) {
            case GOAL -> Optional.of(Wordings.goal());
            case START -> Optional.of(Wordings.start(brief));
            case SCHEDULE -> Optional.of(Wordings.schedule());
            case STEPS -> Optional.of(Wordings.steps());
            case ADDRESS -> step(brief, id, Step.Call.class).map(call -> Wordings.address(id, call, brief));
            case APPROVERS -> step(brief, id, Step.Approve.class).map(approve -> Wordings.approvers(id));
            case FIELD -> step(brief, id, Step.Branch.class).map(branch -> Wordings.field(id, branch));
            case LIMIT -> step(brief, id, Step.Branch.class).map(branch -> Wordings.limit(id, branch));
            case NAME ->
                Optional.of(new Question(
                        NAME,
                        Kind.TEXT,
                        "What should it be called?",
                        "The name is how you find it in the list.",
                        List.of(),
                        true));
            case CHANGE -> Optional.of(ChangeQuestion.of(brief));
            default -> Optional.empty();
        };
    }

    private static <S extends Step> Optional<S> step(Brief brief, String id, Class<S> kind) {
        return Steps.find(brief.steps(), key(id)).filter(kind::isInstance).map(kind::cast);
    }
}
