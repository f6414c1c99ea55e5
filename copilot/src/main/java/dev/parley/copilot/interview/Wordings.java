package dev.parley.copilot.interview;

import dev.parley.copilot.Question;
import dev.parley.copilot.Question.Kind;
import dev.parley.copilot.Question.Option;
import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import java.util.List;

/** How each question is put, why it is asked, and what it offers. */
final class Wordings {
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

    static Question schedule() {
        return new Question(
                Questions.SCHEDULE,
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

    static Question steps() {
        return new Question(
                Questions.STEPS,
                Kind.CHOICE,
                "And what should happen then?",
                "I know what starts it, but not yet what is to be done.",
                List.of(
                        new Option("Send the data to a web address", "send it to a web address", false),
                        new Option(
                                "Ask someone for approval, then send it on",
                                "ask for approval, then send it to a web address",
                                false),
                        new Option("Show it here in the conversation", "show it here", true)),
                true);
    }

    static Question address(String id, Step.Call call, Brief brief) {
        String noun = call.what().isEmpty() ? "it" : "the " + call.what();
        String text = call.isFetch()
                ? call.what().endsWith("source")
                        ? "Where should the " + call.what().replace(" source", "") + " come from?"
                        : "Which address should " + noun + " be fetched from?"
                : call.system() == null
                        ? "Which address should " + noun + " go to?"
                        : "What is the address of " + call.system() + "?";
        String why =
                call.system() != null && Character.isUpperCase(call.system().charAt(0))
                        ? "Parley has no connector for " + call.system()
                                + " here, but it can call that system's webhook or API."
                        : "I need the full address, starting with https://.";
        return new Question(
                id,
                Kind.TEXT,
                text,
                why,
                List.of(new Option(
                        call.isFetch() ? "I'll add it later" : "Show it here instead", Questions.HERE, true)),
                true);
    }

    static Question approvers(String id) {
        return new Question(
                id,
                Kind.TEXT,
                "Who should approve?",
                "Only they can say yes. A name, a team or a role will do, such as ops, @ana or the lead.",
                List.of(new Option("Anyone in the organization", Questions.ANYONE, true)),
                true);
    }

    static Question field(String id, Step.Branch branch) {
        String comparison = branch.condition().words();
        return new Question(
                id,
                Kind.TEXT,
                "Which field of the data is meant by \"" + comparison + "\"?",
                "The condition compares one field, by its name in the data.",
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
                "The condition compares with it.",
                List.of(),
                true);
    }
}
