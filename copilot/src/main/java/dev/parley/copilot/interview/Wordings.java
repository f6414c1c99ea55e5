package dev.parley.copilot.interview;

import dev.parley.copilot.Question;
import dev.parley.copilot.Question.Kind;
import dev.parley.copilot.Question.Option;
import dev.parley.copilot.Suggestions.Known;
import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import java.util.ArrayList;
import java.util.List;

/** How each question is put, why it is asked, and what it offers. */
final class Wordings {
    private static final int MOST_OPTIONS = 7;
    private static final int SOME = 3;

    private Wordings() {}

    static Question goal() {
        return new Question(
                Questions.GOAL,
                Kind.CHOICE,
                "What is one thing you do again and again that you would like done for you?",
                "A workflow does one concrete thing: something starts it, and something gets done. Pick one to begin with, or describe your own.",
                List.of(
                        new Option(
                                "Big orders need a yes",
                                "When a webhook receives an order and its total is over 1000, ask for approval, then POST the order on",
                                true),
                        new Option("A digest every Monday", "Every Monday at 9:00 send me a digest here", false),
                        new Option(
                                "Sort requests to the right place",
                                "When a webhook receives a request, ask ops for approval and forward the request",
                                false),
                        new Option(
                                "A button with a few inputs",
                                "When I press a button with two inputs: customer and amount, send them on",
                                false)),
                true);
    }

    static Question start(Brief brief) {
        boolean passesDataOn =
                Steps.all(brief.steps(), Step.Call.class).stream().anyMatch(call -> !call.isFetch());
        boolean fetches = Steps.all(brief.steps(), Step.Call.class).stream().anyMatch(Step.Call::isFetch);
        return new Question(
                Questions.START,
                Kind.CHOICE,
                "What should set it off?",
                "Everything else follows from what starts it and which data comes with that.",
                List.of(
                        new Option("Another system calls a webhook", "webhook", passesDataOn && !fetches),
                        new Option("The clock, on a schedule", "schedule", fetches),
                        new Option("A person, by hand", "manual", !passesDataOn && !fetches)),
                true);
    }

    static Question schedule(Brief brief) {
        String zone = " (" + brief.zone().value() + ")";
        return new Question(
                Questions.SCHEDULE,
                Kind.CHOICE,
                "When should it run?",
                "It runs by the clock, and nobody has said at what time yet.",
                List.of(
                        new Option("Every Monday at 9:00" + zone, "every Monday at 9:00", true),
                        new Option("Every weekday at 8:00" + zone, "weekdays at 8:00", false),
                        new Option("Every day at 9:00" + zone, "every day at 9:00", false),
                        new Option("Every hour", "every hour", false)),
                true);
    }

    static Question steps(Known known) {
        List<Option> options = new ArrayList<>();
        known.addresses().stream()
                .limit(SOME)
                .forEach(address -> options.add(new Option("Send it to " + address, "send it to " + address, false)));
        options.add(new Option("Send the data to a web address", "send it to a web address", false));
        options.add(new Option(
                "Ask someone for approval, then send it on", "ask for approval, then send it to a web address", false));
        options.add(new Option("Show it here in the conversation", "show it here", true));
        return new Question(
                Questions.STEPS,
                Kind.CHOICE,
                "And what should happen then?",
                "I know what starts it, but not yet what is to be done.",
                options,
                true);
    }

    static Question address(String id, Step.Call call, Known known) {
        String noun = call.what().isEmpty() ? "it" : "the " + call.what();
        String text = call.isFetch()
                ? call.what().endsWith("source")
                        ? "Where should the " + call.what().replace(" source", "") + " come from?"
                        : "Which address should " + noun + " be fetched from?"
                : call.system() == null
                        ? "Which address should " + noun + " go to?"
                        : "What is the address of " + call.system() + "?";
        String why = isProduct(call)
                ? "Parley has no connector for " + call.system()
                        + " here, but it can call that system's webhook or API."
                : call.isFetch()
                        ? "Without it there is nothing to fetch."
                        : "Without it, " + noun + " would go nowhere and only be shown here.";
        List<Option> options = new ArrayList<>();
        known.addresses().stream().limit(SOME).forEach(address -> options.add(new Option(address, address, false)));
        options.add(new Option(call.isFetch() ? "I'll add it later" : "Show it here instead", Questions.HERE, true));
        return new Question(id, Kind.TEXT, text, why, options, true);
    }

    private static boolean isProduct(Step.Call call) {
        return call.system() != null && Character.isUpperCase(call.system().charAt(0));
    }

    static Question approvers(String id, Known known) {
        List<Option> options = new ArrayList<>(
                known.approvers().stream().limit(MOST_OPTIONS - 1).toList());
        options.add(new Option("Anyone in the organization", Questions.ANYONE, true));
        return new Question(
                id,
                Kind.TEXT,
                "Who should approve?",
                "It waits until they say yes, and nobody else can say it for them.",
                options,
                true);
    }

    static Question field(String id, Step.Branch branch) {
        String comparison = branch.condition().words();
        return new Question(
                id,
                Kind.TEXT,
                "Which field of the data is meant by \"" + comparison + "\"?",
                "The condition looks at one field of the data, and I have to know its name to find it.",
                List.of(
                        new Option("total", "total", true),
                        new Option("amount", "amount", false),
                        new Option("value", "value", false)),
                true);
    }

    static Question limit(String id, Step.Branch branch) {
        return new Question(
                id,
                Kind.TEXT,
                "Now: " + branch.condition().words() + ". What should the value be instead?",
                "It decides which way each one goes.",
                List.of(),
                true);
    }

    static Question name() {
        return new Question(
                Questions.NAME,
                Kind.TEXT,
                "What should it be called?",
                "The name is how you find it in the list.",
                List.of(),
                true);
    }
}
