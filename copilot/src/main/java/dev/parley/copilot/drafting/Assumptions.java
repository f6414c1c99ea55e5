package dev.parley.copilot.drafting;

import dev.parley.copilot.Draft.Assumption;
import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Condition;
import dev.parley.copilot.brief.Skill;
import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import dev.parley.copilot.understanding.Systems;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a draft takes for granted that nobody said, with the words that change it. */
final class Assumptions {
    private Assumptions() {}

    static List<Assumption> of(Brief brief) {
        List<Assumption> found = new ArrayList<>();
        start(brief, found);
        String noun = brief.start().value() == null
                ? "input"
                : Phrases.noun(brief.start().value());
        for (Step step : Steps.all(brief.steps()).toList()) {
            switch (step) {
                case Step.Branch branch -> branch(branch, brief, noun, found);
                case Step.Approve approve -> {
                    if (approve.approvers().value() == null
                            || approve.approvers().value().isEmpty()) {
                        found.add(new Assumption(
                                "approvers." + approve.key(),
                                "Anyone in your organization may approve; say \"ask ops\" to name who."));
                    }
                }
                case Step.Call call -> call(call, found);
                case Step.Show show -> {
                    if (show.text() == null && show.as().equals("summary")) {
                        found.add(
                                new Assumption(
                                        "steps",
                                        "The summary is the fetched content as it is; say \"summarize it\" to have it shortened."));
                    }
                }
                case Step.Choose choose -> {
                    if (choose.otherwise().isEmpty()) {
                        found.add(new Assumption(
                                "otherwise", "With any other " + choose.field().value() + ", nothing is done."));
                    }
                }
                case Step.Ask ask -> {
                    if (ask.people().value() == null || ask.people().value().isEmpty()) {
                        found.add(
                                new Assumption(
                                        "people." + ask.key(),
                                        "Anyone in your organization may fill in the form; name who in the step's \"assignees\"."));
                    }
                }
                case Step.Think think -> think(think, noun, found);
                case Step.Each each -> each(each, found);
                case Step.Wait wait -> {
                    if (wait.before() != null) {
                        found.add(new Assumption(
                                "date." + wait.key(),
                                "\"" + wait.before() + "\" is the name of the date that is counted back from"
                                        + (wait.duration().endsWith("d")
                                                ? ", such as 2026-12-24; it goes on at 9:00 that day"
                                                : ", with its time")
                                        + ", or at once where that has passed."));
                    }
                }
                case Step.Remember _ -> {}
            }
        }
        return List.copyOf(found);
    }

    private static void start(Brief brief, List<Assumption> found) {
        Slot<Start> start = brief.start();
        switch (start.value()) {
            case Start.Webhook webhook -> {
                if (start.isAssumed()) {
                    found.add(new Assumption(
                            "start",
                            "Your system tells Parley of " + Phrases.article(webhook.noun())
                                    + " by calling this workflow's webhook; you get its address after approval."));
                }
            }
            case Start.Schedule schedule -> {
                if (start.isAssumed()) {
                    found.add(new Assumption(
                            "schedule", "It runs " + schedule.words() + "; say \"run it at 8\" or another time."));
                }
                if (brief.zone().source() == Slot.Source.DEFAULT) {
                    found.add(new Assumption(
                            "zone", "Times are in the zone " + brief.zone().value() + "."));
                }
                if (schedule.caveat() != null) {
                    found.add(new Assumption("schedule", schedule.caveat()));
                }
            }
            case Start.Manual manual -> {
                if (manual.inputs().isEmpty() && start.isAssumed()) {
                    found.add(new Assumption("start", "Someone starts it by hand, without filling anything in."));
                }
            }
            case Start.Event event
            when event.seen() -> {
                if (event.system() == null) {
                    found.add(new Assumption(
                            "start",
                            Phrases.article(event.noun()).replaceFirst("^a", "A") + " is looked for in "
                                    + place(event.source()) + "; name another system to have that one instead."));
                }
            }
            case Start.Event event ->
                found.add(new Assumption(
                        "start",
                        "Something tells Parley of " + Phrases.article(event.noun()) + " as the event \""
                                + event.source()
                                + "\" (POST /api/events); or say \"every 15 minutes\" to look by the clock."));
            case Start.Chat chat ->
                found.add(new Assumption(
                        "start",
                        "Writing \"" + chat.phrase() + "\" in Parley's chat starts it"
                                + (chat.system() == null
                                        ? "."
                                        : "; messages of " + chat.system() + " are not heard yet.")));
            case null -> {}
        }
    }

    private static String place(String source) {
        String name = Systems.known().nameOf(source.replaceFirst("\\..*", ""));
        return Systems.known().isProduct(name) ? name : "the mailbox that is connected as E-mail";
    }

    private static void think(Step.Think think, String noun, List<Assumption> found) {
        if (think.skill() == Skill.CLASSIFY) {
            found.add(new Assumption(
                    "labels." + think.key(), "It tells apart: " + String.join(", ", think.labels()) + "."));
        } else if (think.skill() == Skill.TRANSLATE && !think.manner().containsKey("to")) {
            found.add(new Assumption("to." + think.key(), "It translates into English."));
        } else if (think.skill() == Skill.EXTRACT && !think.manner().containsKey("fields")) {
            found.add(new Assumption(
                    "fields." + think.key(),
                    "It reads these fields: " + String.join(", ", ThinkingInput.fields(think, noun)) + "."));
        }
    }

    private static void each(Step.Each each, List<Assumption> found) {
        String field = each.items().value();
        if (each.items().isAssumed()) {
            found.add(new Assumption(
                    "items." + each.key(),
                    field == null || field.isEmpty()
                            ? "What is fetched is a list, with one " + each.what() + " after the other."
                            : "\"" + field + "\" is the name of the list that is gone through."));
        }
    }

    private static void branch(Step.Branch branch, Brief brief, String noun, List<Assumption> found) {
        for (Condition.Test test : branch.condition().tests()) {
            if (test.field().isAssumed()
                    && !(isSearched(brief) && "found".equals(test.field().value()))) {
                found.add(new Assumption(
                        "field." + branch.key(),
                        "\"" + test.field().value() + "\" is the name of the field that is compared."));
            }
        }
        boolean isGate =
                branch.otherwise().isEmpty() && branch.then().stream().allMatch(Step.Approve.class::isInstance);
        int at = brief.steps().indexOf(branch);
        List<Step> following =
                at < 0 ? List.of() : brief.steps().subList(at + 1, brief.steps().size());
        boolean isFollowed = following.stream().anyMatch(Step.Call.class::isInstance);
        if (isGate && isFollowed) {
            String deed = following.stream()
                    .filter(Step.Call.class::isInstance)
                    .map(step -> deed((Step.Call) step, noun))
                    .findFirst()
                    .orElseThrow();
            found.add(new Assumption(
                    "otherwise",
                    "Where " + branch.condition().negated().words() + ", the " + noun + " goes on (" + deed
                            + ") without asking; say \"only if "
                            + branch.condition().words() + "\" to stop there instead."));
        } else if (!isGate && branch.otherwise().isEmpty() && !isFollowed) {
            found.add(new Assumption(
                    "otherwise", "Where " + branch.condition().negated().words() + ", nothing is done."));
        }
    }

    /** What a connector's search answers with is known, and no field has to say that there is something. */
    private static boolean isSearched(Brief brief) {
        return Steps.all(brief.steps(), Step.Call.class).stream()
                .anyMatch(call -> call.isFetch() && call.errand() != null);
    }

    /** What is done, in as few words as say it. */
    private static String deed(Step.Call call, String noun) {
        return call.errand() == null
                ? Objects.requireNonNullElse(call.method().value(), "POST")
                : Phrases.call(call, noun);
    }

    private static void call(Step.Call call, List<Assumption> found) {
        Step.Errand errand = call.errand();
        if (errand != null && errand.kind() != null) {
            found.add(new Assumption(
                    "system." + call.key(),
                    Phrases.capitalized(errand.kind()) + " is taken to be "
                            + (Systems.known().isProduct(call.system())
                                    ? call.system()
                                    : "that of the mail server that is connected as E-mail")
                            + "; name another system to have that one instead."));
        }
        if (call.method().isAssumed() && call.address().value() != null) {
            found.add(new Assumption(
                    "method." + call.key(),
                    "It calls " + Phrases.host(call.address().value()) + " with "
                            + call.method().value() + "."));
        }
    }
}
