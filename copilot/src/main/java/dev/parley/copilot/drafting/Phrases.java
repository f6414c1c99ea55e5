package dev.parley.copilot.drafting;

import dev.parley.copilot.brief.Skill;
import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.brief.Step;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A brief's parts in the words people use. */
public final class Phrases {
    private static final int GLANCE = 12;

    private Phrases() {}

    /** "When a webhook receives an order". */
    public static String start(Start start) {
        return switch (start) {
            case Start.Webhook webhook -> "When a webhook receives " + article(webhook.noun());
            case Start.Schedule schedule -> capitalized(schedule.words());
            case Start.Event event
            when event.happening() != null ->
                "When " + event.happening().substring(0, 1).toLowerCase(Locale.ROOT)
                        + event.happening()
                                .substring(1)
                                .replaceFirst(" named after a colon$", about(event))
                                .replaceFirst(";.*$", "")
                        + (event.system() == null ? "" : " (" + event.system() + ")")
                        + event.only().stream().map(only -> " " + only.words()).collect(Collectors.joining());
            case Start.Event event ->
                "When " + article(event.noun()) + " comes in"
                        + (event.system() == null ? "" : " from " + event.system());
            case Start.Chat chat -> "When somebody writes" + (chat.system() == null ? "" : " in " + chat.system());
            case Start.Manual manual ->
                manual.inputs().isEmpty()
                        ? "When someone starts it"
                        : "When someone starts it with "
                                + listed(manual.inputs().stream()
                                        .map(input -> input.name().replace('_', ' '))
                                        .toList());
        };
    }

    /** Which one is watched, as far as a glance needs it. */
    private static String about(Start.Event event) {
        int colon = event.source().indexOf(':');
        String id = event.source().substring(colon + 1);
        return colon < 0 ? "" : " " + (id.length() > GLANCE ? id.substring(0, GLANCE) + "…" : id);
    }

    /** What arrives, such as "order". */
    static String noun(Start start) {
        return switch (start) {
            case Start.Webhook webhook -> webhook.noun();
            case Start.Event event -> event.noun();
            case Start.Chat _ -> "message";
            case Start.Schedule _ -> "result";
            case Start.Manual _ -> "input";
        };
    }

    /** One step as an imperative: "POST the order to https://…". */
    static String step(Step step, String noun) {
        return switch (step) {
            case Step.Call call -> call(call, noun);
            case Step.Approve approve ->
                "ask " + people(approve.approvers()) + " for approval"
                        + (approve.quorum() > 1 ? " (" + approve.quorum() + " must say yes)" : "");
            case Step.Ask ask ->
                "ask " + people(ask.people()) + " to fill in "
                        + listed(ask.fields().stream()
                                .map(field -> field.name().replace('_', ' '))
                                .toList());
            case Step.Wait wait ->
                wait.before() != null
                        ? "wait until " + duration(wait.duration()) + " before the "
                                + wait.before().replace('_', ' ')
                        : "wait "
                                + (wait.until() == null
                                        ? duration(wait.duration())
                                        : "until " + wait.until().words());
            case Step.Show show -> show.text() == null ? "show the " + show.as() + " here" : "say here: " + show.text();
            case Step.Remember keep ->
                "set "
                        + keep.values().entrySet().stream()
                                .map(entry -> entry.getKey() + " to " + entry.getValue())
                                .collect(Collectors.joining(", "));
            case Step.Branch branch -> "if " + branch.condition().words() + ", " + sequence(branch.then(), noun);
            case Step.Choose choose -> "choose by " + choose.field().value();
            case Step.Think think
            when think.manner().containsKey("fields") ->
                "extract " + think.manner().get("fields") + " from the " + noun;
            case Step.Think think ->
                think.skill().words() + " the "
                        + (!think.what().isEmpty() ? think.what() : think.skill() == Skill.WRITE ? "text" : noun)
                        + (think.labels().isEmpty() ? "" : " as " + String.join(", ", think.labels()))
                        + (think.manner().get("to") == null
                                ? ""
                                : " into " + think.manner().get("to"));
            case Step.Each each -> "for each " + each.what() + " " + sequence(each.steps(), each.what());
        };
    }

    static String sequence(List<Step> steps, String noun) {
        return steps.isEmpty()
                ? "do nothing"
                : steps.stream().map(step -> step(step, noun)).collect(Collectors.joining(", then "));
    }

    static String call(Step.Call call, String noun) {
        String address = call.address().value();
        String object = call.isFetch() ? "" : " the " + object(call, noun);
        if (call.errand() != null) {
            return errand(call.errand(), call.system());
        }
        if (call.standsIn()) {
            String system = call.system() == null ? "its source" : call.system();
            return call.method().value()
                    + (call.isFetch() ? " the " + object(call, "data") + " from " : object + " to ")
                    + system + ", whose address is missing";
        }
        if (address == null) {
            String where = call.system() == null ? "" : " for " + call.system();
            return "keep" + (object.isEmpty() ? " the result" : object) + where + " here, as there is no address yet";
        }
        boolean sendsNothing = call.isFetch() || "DELETE".equals(call.method().value());
        return call.method().value() + (sendsNothing ? " " : object + " to ") + address;
    }

    /** "Post a message in Slack", with where exactly when that was said. */
    private static String errand(Step.Errand errand, @Nullable String system) {
        String to = said(errand, "channel", "to", "user", "attendees");
        String at = said(errand, "project", "repo", "sheet", "spreadsheet", "database");
        String title = errand.title().substring(0, 1).toLowerCase(Locale.ROOT)
                + errand.title().substring(1);
        return title
                + (to.isEmpty() ? "" : " to " + to)
                + (system == null ? "" : " in " + system)
                + (at.isEmpty() ? "" : " (" + at + ")");
    }

    private static String said(Step.Errand errand, String... inputs) {
        return Stream.of(inputs)
                .flatMap(input -> Optional.ofNullable(errand.inputs().get(input)).stream())
                .findFirst()
                .orElse("");
    }

    /** A call in a few words, by the host it goes to. */
    static String title(Step.Call call, String noun) {
        String host = host(String.valueOf(call.address().value()));
        if (call.isFetch()) {
            return "Fetch " + host;
        }
        boolean isDelete = "DELETE".equals(call.method().value());
        return call.method().value() + (isDelete ? " at " : " the " + object(call, noun) + " to ") + host;
    }

    private static String object(Step.Call call, String noun) {
        return call.what().isEmpty() || call.what().contains("webhook") ? noun : call.what();
    }

    /** Who is asked, such as "ops or ana"; "someone" when anyone may answer. */
    public static String people(Slot<List<String>> approvers) {
        List<String> names = approvers.value() == null ? List.of() : approvers.value();
        return names.isEmpty()
                ? "someone"
                : String.join(" or ", names.stream().map(Phrases::person).toList());
    }

    private static String person(String approver) {
        return approver.replaceFirst("^(?:user|role):", "");
    }

    static String host(String url) {
        return url.replaceFirst("^(?i)https?://", "")
                .replaceFirst("[/?#].*$", "")
                .replaceFirst("^.*@", "");
    }

    private static String duration(String text) {
        String unit = switch (text.charAt(text.length() - 1)) {
            case 's' -> "second";
            case 'm' -> "minute";
            case 'h' -> "hour";
            default -> "day";
        };
        String count = text.substring(0, text.length() - 1);
        return count + " " + unit + ("1".equals(count) ? "" : "s");
    }

    /** "an order", "a ticket". */
    static String article(String noun) {
        return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
    }

    static String capitalized(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    static String listed(List<String> words) {
        return words.size() < 2
                ? String.join("", words)
                : String.join(", ", words.subList(0, words.size() - 1)) + " and "
                        + Objects.requireNonNull(words.getLast());
    }
}
