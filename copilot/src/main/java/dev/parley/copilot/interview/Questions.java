package dev.parley.copilot.interview;

import dev.parley.copilot.Question;
import dev.parley.copilot.Suggestions.Known;
import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is worth asking of a brief, and in which words. */
public final class Questions {
    static final String GOAL = "goal";
    static final String START = "start";
    static final String SCHEDULE = "schedule";
    static final String TOPIC = "topic";
    static final String STEPS = "steps";
    static final String ADDRESS = "address";
    static final String APPROVERS = "approvers";
    static final String FIELD = "field";
    static final String LIMIT = "limit";
    static final String SYSTEM = "system";
    static final String INPUT = "input";
    static final String NAME = "name";
    static final String CHANGE = "change";

    private static final List<String> NEED =
            List.of(GOAL, START, STEPS, SCHEDULE, TOPIC, APPROVERS, SYSTEM, FIELD, INPUT, ADDRESS);

    static final String HERE = "here";
    static final String ANYONE = "anyone";

    private Questions() {}

    /** Everything still open, in the order in which it would be asked. */
    public static List<Question> open(Brief brief, Known known) {
        return gaps(brief).stream()
                .map(id -> ask(id, brief, known))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Ids of everything still open, phase by phase. */
    static List<String> gaps(Brief brief) {
        List<String> ids = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            ids.addAll(gaps(brief, phase));
        }
        return List.copyOf(ids);
    }

    /**
     * What is worth one of the few questions left: the first of every kind before the second of any, and among those what a draft
     * cannot be without, then who may say yes, then what decides, then where things go.
     */
    static List<String> worthAsking(Brief brief, int left) {
        List<String> open = gaps(brief);
        List<String> chosen = open.stream()
                .sorted(Comparator.comparingInt((String id) -> place(id, open))
                        .thenComparingInt(id -> NEED.indexOf(kind(id))))
                .limit(Math.max(0, left))
                .toList();
        return open.stream().filter(chosen::contains).toList();
    }

    private static int place(String id, List<String> open) {
        return open.stream()
                .filter(other -> kind(other).equals(kind(id)))
                .toList()
                .indexOf(id);
    }

    /** Ids of the questions of one phase. */
    static List<String> gaps(Brief brief, Phase phase) {
        return switch (phase) {
            case GOAL -> brief.isBlank() ? List.of(GOAL) : List.of();
            case TRIGGER -> brief.isBlank() ? List.of() : starts(brief);
            case SYSTEMS -> brief.isBlank() ? List.of() : brief.steps().isEmpty() ? List.of(STEPS) : systems(brief);
            case STEPS -> fields(brief);
            case SAFEGUARDS -> approvers(brief);
            case CONSTRAINTS, REVIEW, APPROVED, DISCARDED, NEXT -> List.of();
        };
    }

    /** The phase a question belongs to. */
    static Phase phase(String id) {
        return switch (kind(id)) {
            case GOAL -> Phase.GOAL;
            case START, SCHEDULE, TOPIC -> Phase.TRIGGER;
            case STEPS, SYSTEM, INPUT, ADDRESS -> Phase.SYSTEMS;
            case APPROVERS -> Phase.SAFEGUARDS;
            case CHANGE, NAME -> Phase.REVIEW;
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

    private static List<String> starts(Brief brief) {
        if (brief.start().wantsAsking()) {
            return List.of(brief.start().value() instanceof Start.Schedule ? SCHEDULE : START);
        }
        return brief.start().value() instanceof Start.Event event && event.lacksTopic() ? List.of(TOPIC) : List.of();
    }

    /** Which system, then what it needs, then where the others are. */
    private static List<String> systems(Brief brief) {
        return Stream.concat(ErrandQuestions.gaps(brief).stream(), addresses(brief).stream())
                .toList();
    }

    private static List<String> addresses(Brief brief) {
        return Steps.all(brief.steps(), Step.Call.class).stream()
                .filter(call -> call.address().wantsAsking())
                .map(call -> ADDRESS + "." + call.key())
                .toList();
    }

    private static List<String> fields(Brief brief) {
        return Steps.all(brief.steps(), Step.Branch.class).stream()
                .filter(branch -> branch.condition().tests().stream()
                        .anyMatch(test -> test.field().wantsAsking()))
                .map(branch -> FIELD + "." + branch.key())
                .toList();
    }

    private static List<String> approvers(Brief brief) {
        return Steps.all(brief.steps(), Step.Approve.class).stream()
                .filter(approve -> approve.approvers().wantsAsking())
                .map(approve -> APPROVERS + "." + approve.key())
                .toList();
    }

    /** The question of an id; empty when its step is no longer there. */
    static Optional<Question> ask(String id, Brief brief, Known known) {
        return switch (kind(id)) {
            case GOAL -> Optional.of(Wordings.goal());
            case START -> Optional.of(Wordings.start(brief));
            case SCHEDULE -> Optional.of(Wordings.schedule(brief));
            case TOPIC -> TopicAnswers.question(brief);
            case STEPS -> Optional.of(Wordings.steps(known));
            case ADDRESS -> step(brief, id, Step.Call.class).map(call -> Wordings.address(id, call, known));
            case SYSTEM -> step(brief, id, Step.Call.class).flatMap(call -> ErrandQuestions.system(id, call));
            case INPUT -> step(brief, id, Step.Call.class).flatMap(call -> ErrandQuestions.input(id, call));
            case APPROVERS -> step(brief, id, Step.Approve.class).map(_ -> Wordings.approvers(id, known));
            case FIELD -> step(brief, id, Step.Branch.class).map(branch -> Wordings.field(id, branch));
            case LIMIT -> step(brief, id, Step.Branch.class).map(branch -> Wordings.limit(id, branch));
            case NAME -> Optional.of(Wordings.name());
            case CHANGE -> Optional.of(ChangeQuestion.of(brief));
            default -> Optional.empty();
        };
    }

    private static <S extends Step> Optional<S> step(Brief brief, String id, Class<S> kind) {
        return Steps.find(brief.steps(), key(id)).filter(kind::isInstance).map(kind::cast);
    }
}
