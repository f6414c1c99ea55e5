package dev.parley.copilot.interview;

import dev.parley.copilot.Question;
import dev.parley.copilot.Question.Kind;
import dev.parley.copilot.Question.Option;
import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import dev.parley.copilot.drafting.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
            gaps(brief, phase).stream().map(id -> ask(id, brief)).flatMap(Optional::stream).forEach(questions::add);
        }
        return List.copyOf(questions);
    }

    /** Ids of the questions of one phase. */
    static List<String> gaps(Brief brief, Phase phase) {
        return switch (phase) {
            case GOAL -> brief.isBlank() ? List.of(GOAL) : List.of();
            case TRIGGER -> brief.isBlank() || !brief.start().wantsAsking() ? List.of() : List.of(brief.start().value() instanceof Start.Schedule ? SCHEDULE : START);
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
                    case Step.Branch branch when branch.condition().tests().stream().anyMatch(test -> test.field().wantsAsking()) -> FIELD + "." + branch.key();
                    case Step.Approve _, Step.Branch _, Step.Call _, Step.Choose _, Step.Wait _, Step.Show _, Step.Remember _ -> "";
                })
                .filter(id -> !id.isEmpty())
                .toList();
    }

    /** The question of an id; empty when its step is no longer there. */
    static Optional<Question> ask(String id, Brief brief) {
        return switch (kind(id)) {
            case GOAL -> Optional.of(goal());
            case START -> Optional.of(start(brief));
            case SCHEDULE -> Optional.of(schedule());
            case STEPS -> Optional.of(steps());
            case ADDRESS -> step(brief, id, Step.Call.class).map(call -> address(id, call, brief));
            case APPROVERS -> step(brief, id, Step.Approve.class).map(approve -> approvers(id));
            case FIELD -> step(brief, id, Step.Branch.class).map(branch -> field(id, branch));
            case LIMIT -> step(brief, id, Step.Branch.class).map(branch -> limit(id, branch));
            case NAME -> Optional.of(new Question(NAME, Kind.TEXT, "What should it be called?", "The name is how you find it in the list.", List.of(), true));
            case CHANGE -> Optional.of(change(brief));
            default -> Optional.empty();
        };
    }

    private static <S extends Step> Optional<S> step(Brief brief, String id, Class<S> kind) {
        return Steps.find(brief.steps(), key(id)).filter(kind::isInstance).map(kind::cast);
    }

    private static Question goal() {
        return new Question(
                GOAL,
                Kind.CHOICE,
                "What is one thing you do again and again that you would like done for you?",
                "A workflow does one concrete thing: something starts it, and something gets done. Pick one to begin with, or describe your own.",
                List.of(
                        new Option("Big orders need a yes", "When a webhook receives an order and its total is over 1000, ask for approval, then POST the order on", true),
                        new Option("A digest every Monday", "Every Monday at 9:00 send me a digest here", false),
                        new Option("Sort requests to the right place", "When a webhook receives a request, ask ops for approval and forward the request", false),
                        new Option("A button with a few inputs", "When I press a button with two inputs: customer and amount, send them on", false)),
                true);
    }

    private static Question start(Brief brief) {
        boolean passesDataOn = Steps.all(brief.steps(), Step.Call.class).stream().anyMatch(call -> !call.isFetch());
        boolean fetches = Steps.all(brief.steps(), Step.Call.class).stream().anyMatch(Step.Call::isFetch);
        return new Question(
                START,
                Kind.CHOICE,
                "What should set it off?",
                "Everything else follows from what starts it and which data comes with that.",
                List.of(
                        new Option("Another system calls a webhook", "webhook", passesDataOn && !fetches),
                        new Option("The clock, on a schedule", "schedule", fetches),
                        new Option("A person, by hand", "manual", !passesDataOn && !fetches)),
                true);
    }

    private static Question schedule() {
        return new Question(
                SCHEDULE,
                Kind.CHOICE,
                "When should it run?",
                "You named no time; any wording will do, such as \"weekdays at 8\".",
                List.of(
                        new Option("Every Monday at 9:00", "every Monday at 9:00", true),
                        new Option("Every weekday at 8:00", "weekdays at 8:00", false),
                        new Option("Every day at 9:00", "every day at 9:00", false),
                        new Option("Every hour", "every hour", false)),
                true);
    }

    private static Question steps() {
        return new Question(
                STEPS,
                Kind.CHOICE,
                "And what should happen then?",
                "I know what starts it, but not yet what is to be done.",
                List.of(
                        new Option("Send the data to a web address", "send it to a web address", false),
                        new Option("Ask someone for approval, then send it on", "ask for approval, then send it to a web address", false),
                        new Option("Show it here in the conversation", "show it here", true)),
                true);
    }

    private static Question address(String id, Step.Call call, Brief brief) {
        String noun = call.what().isEmpty() ? "it" : "the " + call.what();
        String text = call.isFetch()
                ? call.what().endsWith("source") ? "Where should the " + call.what().replace(" source", "") + " come from?" : "Which address should " + noun + " be fetched from?"
                : call.system() == null ? "Which address should " + noun + " go to?" : "What is the address of " + call.system() + "?";
        String why = call.system() != null && Character.isUpperCase(call.system().charAt(0))
                ? "Parley has no connector for " + call.system() + " here, but it can call that system's webhook or API."
                : "I need the full address, starting with https://.";
        return new Question(id, Kind.TEXT, text, why, List.of(new Option(call.isFetch() ? "I'll add it later" : "Show it here instead", HERE, true)), true);
    }

    private static Question approvers(String id) {
        return new Question(
                id,
                Kind.TEXT,
                "Who should approve?",
                "Only they can say yes. A name, a team or a role will do, such as ops, @ana or the lead.",
                List.of(new Option("Anyone in the organization", ANYONE, true)),
                true);
    }

    private static Question field(String id, Step.Branch branch) {
        String comparison = branch.condition().words();
        return new Question(
                id,
                Kind.TEXT,
                "Which field of the data is meant by \"" + comparison + "\"?",
                "The condition compares one field, by its name in the data.",
                List.of(new Option("total", "total", true), new Option("amount", "amount", false), new Option("value", "value", false)),
                true);
    }

    private static Question limit(String id, Step.Branch branch) {
        return new Question(id, Kind.TEXT, "Now: " + branch.condition().words() + ". What should the value be instead?", "The condition compares with it.", List.of(), true);
    }

    private static Question change(Brief brief) {
        List<Option> options = new ArrayList<>();
        if (brief.start().value() != null) {
            options.add(new Option("What starts it: " + shortened(lower(Phrases.start(Objects.requireNonNull(brief.start().value())))), START, false));
        }
        for (Step step : Steps.all(brief.steps()).toList()) {
            switch (step) {
                case Step.Call call -> options.add(new Option("Where " + (call.isFetch() ? "it reads" : "it sends") + ": " + shortened(here(call.address())), ADDRESS + "." + call.key(), false));
                case Step.Approve approve -> options.add(new Option("Who approves: " + Phrases.people(approve.approvers()), APPROVERS + "." + approve.key(), false));
                case Step.Branch branch -> options.add(new Option("The condition: " + shortened(branch.condition().words()), LIMIT + "." + branch.key(), false));
                case Step.Choose _, Step.Wait _, Step.Show _, Step.Remember _ -> {}
            }
        }
        List<Option> first = new ArrayList<>(options.subList(0, Math.min(6, options.size())));
        first.add(new Option("Its name", NAME, false));
        return new Question(CHANGE, Kind.CHOICE, "What should be different?", "Pick a part, or just say it: \"change the limit to 500\", \"ask finance instead\".", first, true);
    }

    private static String here(Slot<String> address) {
        return address.value() == null ? "here" : address.value();
    }

    private static String shortened(String text) {
        return text.length() > 50 ? text.substring(0, 49) + "…" : text;
    }

    private static String lower(String text) {
        return text.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + text.substring(1);
    }
}
