package dev.parley.copilot.understanding;

import static dev.parley.copilot.understanding.Words.pattern;

import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Condition;
import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was said and did not make it into a step: named rather than dropped, and where a yes was asked for, asked for. */
final class Leftovers {
    private static final Pattern APPROVAL = pattern(
            "\\b(?:approv\\w+|sign(?:s|ed|ing)?[- ]offs?|permission|green[- ]?light|go-ahead|consent|authori[sz]\\w+|(?:says?|said|gives?|give) (?:yes|ok|okay|their ok)|okay(?:s|ed)?|thumbs[- ]up|blessing|four[- ]eyes?|(?:human|person|people) in the loop|human (?:review|check|decision|oversight)|manual(?:ly)? (?:review|check|approv\\w+)|double[- ]check(?:ed|s)?|all[- ]clear|signature|counter-?sign\\w*|says? yes or no|(?:human|person|someone|somebody|me|us|i|we) (?:\\p{L}+ )?decides?|before it(?:'s| is) (?:published|sent|posted|released)|(?:have|has|take) a look (?:first|before)|vetted|unchecked|unreviewed|unapproved|unseen|say-so|seal of approval)\\b");
    /** A yes that is to be given, whatever is done with it. */
    private static final Pattern ASKED = pattern(
            "\\b(?:approves?|unchecked|unreviewed|unapproved|signs? off|okays?|has approved|(?:get|gets|ask|asks|needs?|requires?|with|after|for) (?:\\p{L}+ ){0,2}(?:approval|sign-?off))\\b");

    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\p{L}\\d_⟨.,:-])[$€£]?\\d[\\d.,]*(?:k\\b)?(?![\\p{L}\\d_⟩:-])");
    private static final Pattern CHANNEL = Pattern.compile("(?<![\\p{L}\\d/&#])#\\p{L}[\\p{L}\\d_-]+");
    private static final Pattern BULLET = Pattern.compile("(?m)(^|[\\s(])\\d{1,2}[.)](?=\\s)");
    private static final Pattern CONDITIONAL = pattern(
            "^(?:and |but |then |only )*(?:if|unless|provided|except|as long as|in case|only when|only if|whenever)\\b(?! (?:so|yes|no|not|needed|necessary|possible|you can|in doubt)\\b).{4,}");

    private static final Pattern OBLIGATION =
            pattern("\\b(?:must|needs? to|has to|have to|mandatory|never|not allowed|forbidden)\\b");
    private static final Pattern OTHERWISE =
            pattern("\\b(?:otherwise|or else|else|everything else|anything else|the rest|default|depending on)\\b");

    private static final Pattern REMOVAL = pattern(
            "\\b(?:delet(?:e|es|ing)|eras(?:e|es|ing)|purg(?:e|es|ing)|wip(?:e|es|ing)|get(?:s|ting)? rid of)\\b(?! event)[^.;⟨]{3,60}");

    private Leftovers() {}

    /** The same steps when nobody spoke of a yes; else with a question to people before the first call that changes something. */
    static List<Step> guarded(List<Step> steps, Marked text) {
        boolean isSpokenOf = APPROVAL.matcher(text.text()).find()
                || isPeoplesTurn(text)
                || text.chunks().stream().anyMatch(Chunk.Ask.class::isInstance);
        boolean isWaived = text.chunks().stream().anyMatch(Chunk.NoAsk.class::isInstance);
        if (!isSpokenOf || isWaived || !Steps.all(steps, Step.Approve.class).isEmpty()) {
            return steps;
        }
        for (int i = 0; i < steps.size(); i++) {
            boolean changesSomething =
                    Steps.all(List.of(steps.get(i)), Step.Call.class).stream().anyMatch(call -> !call.isFetch());
            if (changesSomething) {
                List<Step> longer = new ArrayList<>(steps);
                longer.add(i, new Step.Approve(Steps.nextKey(steps), Slot.unknown(), 1, List.of()));
                return List.copyOf(longer);
            }
        }
        return ASKED.matcher(text.text()).find() && !steps.isEmpty()
                ? Stream.concat(
                                steps.stream(),
                                Stream.of(new Step.Approve(Steps.nextKey(steps), Slot.unknown(), 1, List.of())))
                        .toList()
                : steps;
    }

    /** "The boss has to nod": somebody must do something that is no step here. */
    private static boolean isPeoplesTurn(Marked text) {
        return Clause.of(text.text()).stream()
                .map(Clause::text)
                .filter(clause -> OBLIGATION.matcher(clause).find() && Gist.speaksOfPeople(clause))
                .filter(clause ->
                        !Starts.isStart(clause) && text.in(clause).stream().allMatch(Leftovers::saysNoCondition))
                .anyMatch(clause -> Actions.in(clause, text).isEmpty());
    }

    static List<Brief.Note> of(Marked text, List<Step> steps, @Nullable Start start) {
        if (steps.isEmpty()) {
            return List.of();
        }
        Set<String> unused = new LinkedHashSet<>();
        for (Chunk chunk : text.chunks()) {
            switch (chunk) {
                case Chunk.If test
                when !decides(steps, test.condition()) ->
                    unused.add(test.condition().words());
                case Chunk.Link link
                when !calls(steps, link.url()) && !isTopic(start, link.url()) -> unused.add(link.url());
                case Chunk.Ask ask
                when !asks(steps, ask.approvers()) -> unused.add("ask " + String.join(" or ", ask.approvers()));
                case Chunk.Pause pause
                when Steps.all(steps, Step.Wait.class).isEmpty() && !isAhead(start) -> unused.add(pause.words());
                case Chunk.Quorum quorum
                when Steps.all(steps, Step.Approve.class).isEmpty() -> unused.add(quorum.people() + " approvals");
                case Chunk.OnRejection _
                when Steps.all(steps, Step.Approve.class).isEmpty() -> unused.add("what to do on a no");
                case Chunk.If _,
                        Chunk.Link _,
                        Chunk.Ask _,
                        Chunk.Pause _,
                        Chunk.Quorum _,
                        Chunk.OnRejection _,
                        Chunk.Quote _,
                        Chunk.Timing _,
                        Chunk.Inputs _,
                        Chunk.Form _,
                        Chunk.NoAsk _,
                        Chunk.Choice _,
                        Chunk.Kinds _,
                        Chunk.Again _,
                        Chunk.Within _,
                        Chunk.OnFailure _,
                        Chunk.OnApproval _ -> {}
            }
        }
        boolean isSeen = start instanceof Start.Event event && event.seen();
        String told = told(steps) + (start instanceof Start.Event event ? event.source() : "");
        String counted = BULLET.matcher(text.text()).replaceAll("$1");
        if (!isAhead(start)) {
            Unheard.AHEAD.matcher(counted).results().map(MatchResult::group).forEach(unused::add);
            counted = Unheard.AHEAD.matcher(counted).replaceAll("");
        }
        NUMBER.matcher(counted)
                .results()
                .map(match -> match.group().replaceAll("[.,]+$", ""))
                .filter(number -> !told.contains(number))
                .forEach(unused::add);
        Clause.of(text.text()).stream()
                .map(Clause::text)
                .filter(clause -> CONDITIONAL.matcher(clause).matches() && !Starts.isStart(clause))
                .filter(clause -> !isSeen || !Occasions.isWhen(clause))
                .filter(clause -> text.in(clause).stream().allMatch(Leftovers::saysNoCondition))
                .filter(clause -> !isTested(steps, clause, start))
                .map(text::plain)
                .forEach(unused::add);
        if (Steps.all(steps, Step.Approve.class).isEmpty()) {
            Clause.of(text.text()).stream()
                    .map(Clause::text)
                    .filter(clause -> OBLIGATION.matcher(clause).find() && !Starts.isStart(clause))
                    .filter(clause -> text.in(clause).stream().allMatch(Chunk.If.class::isInstance))
                    .filter(clause -> Actions.in(clause, text).isEmpty())
                    .map(text::plain)
                    .forEach(unused::add);
        }
        if (isSeen) {
            Clause.of(text.text()).stream()
                    .map(Clause::text)
                    .filter(clause -> Starts.isStart(clause) || Occasions.isWhen(clause))
                    .flatMap(clause -> Narrowing.left(clause).stream())
                    .map(text::plain)
                    .forEach(unused::add);
        }
        CHANNEL.matcher(text.text())
                .results()
                .map(MatchResult::group)
                .filter(channel -> !told.contains(channel.substring(1)))
                .forEach(unused::add);
        if (saysOtherwise(text) && !hasOtherSide(steps)) {
            unused.add("otherwise");
        }
        if (!changesAnything(steps)) {
            Clause.of(text.text()).stream()
                    .map(Clause::text)
                    .filter(clause -> !Starts.isStart(clause))
                    .flatMap(clause -> REMOVAL.matcher(clause).results())
                    .map(match -> text.plain(match.group()).strip())
                    .forEach(unused::add);
        }
        return unused.stream().map(Leftovers::note).toList();
    }

    /** What thinks may take something out of a text, and nobody here can tell. */
    private static boolean changesAnything(List<Step> steps) {
        return Steps.all(steps)
                .anyMatch(step -> step instanceof Step.Think || step instanceof Step.Call call && !call.isFetch());
    }

    private static boolean saysOtherwise(Marked text) {
        return OTHERWISE.matcher(text.text()).find();
    }

    private static boolean hasOtherSide(List<Step> steps) {
        return Steps.all(steps).anyMatch(step -> switch (step) {
            case Step.Branch _, Step.Choose _ -> true;
            case Step.Approve approve -> !approve.onReject().isEmpty();
            case Step.Call call -> !call.onError().isEmpty();
            case Step.Ask _, Step.Wait _, Step.Show _, Step.Remember _, Step.Think _, Step.Each _ -> false;
        });
    }

    private static Brief.Note note(String words) {
        return words.startsWith("#") ? channel(words) : words(words);
    }

    private static Brief.Note channel(String name) {
        return new Brief.Note(
                "not_used",
                "",
                "You named the channel " + name + ", and no step of this draft posts there.",
                "If something should go there, say \"also post it to " + name
                        + " in Slack\"; else approve without it.");
    }

    static Brief.Note words(String words) {
        return new Brief.Note(
                "not_used",
                "",
                "I did not use: \"" + words + "\".",
                "Say it in other words, such as \"if the status is paid\" or \"ask ops before the POST\", or approve without it.");
    }

    private static boolean saysNoCondition(Chunk chunk) {
        return switch (chunk) {
            case Chunk.If _,
                    Chunk.OnFailure _,
                    Chunk.OnRejection _,
                    Chunk.OnApproval _,
                    Chunk.Choice _,
                    Chunk.Ask _,
                    Chunk.Form _,
                    Chunk.NoAsk _,
                    Chunk.Within _,
                    Chunk.Again _,
                    Chunk.Timing _,
                    Chunk.Inputs _ -> false;
            case Chunk.Link _, Chunk.Quote _, Chunk.Pause _, Chunk.Quorum _, Chunk.Kinds _ -> true;
        };
    }

    private static boolean decides(List<Step> steps, Condition condition) {
        Condition other = condition.negated();
        return Steps.all(steps, Step.Branch.class).stream()
                .map(branch -> branch.condition().tests())
                .anyMatch(tests -> tests.containsAll(condition.tests()) || tests.containsAll(other.tests()));
    }

    /** "Only if it rains": read by its one word, as a field of what comes in. */
    private static boolean isTested(List<Step> steps, String clause, @Nullable Start start) {
        boolean isTold = !(start instanceof Start.Schedule)
                || Steps.all(steps, Step.Call.class).stream().anyMatch(Step.Call::isFetch);
        return Steps.all(steps, Step.Branch.class).stream()
                .flatMap(branch -> branch.condition().tests().stream())
                .map(test -> test.field().value())
                .filter(Objects::nonNull)
                .anyMatch(field -> field.equals("found") && VagueConditions.asksForAny(clause)
                        || clause.matches("(?i).*\\bit " + (isTold ? "(?:is )?" : "")
                                + Pattern.quote(field.replace('_', ' ')) + "\\b.*"));
    }

    private static boolean calls(List<Step> steps, String url) {
        return Steps.all(steps, Step.Call.class).stream()
                .anyMatch(call -> url.equals(call.address().value()));
    }

    private static boolean asks(List<Step> steps, List<String> approvers) {
        return Steps.all(steps, Step.Approve.class).stream()
                .map(approve -> approve.approvers().value())
                .filter(Objects::nonNull)
                .collect(Collectors.flatMapping(List::stream, Collectors.toSet()))
                .containsAll(approvers);
    }

    /** The address of what is watched. */
    private static boolean isTopic(@Nullable Start start, String url) {
        return start instanceof Start.Event event
                && Topics.in(url)
                        .filter(id -> event.source().endsWith(":" + id))
                        .isPresent();
    }

    /** "15 minutes before a meeting" is part of what starts it. */
    private static boolean isAhead(@Nullable Start start) {
        return start instanceof Start.Event event && event.source().matches(".*:\\d+");
    }

    /** The words that steps keep as they were said. */
    private static String told(List<Step> steps) {
        return Steps.all(steps)
                .map(step -> switch (step) {
                    case Step.Show show -> String.valueOf(show.text());
                    case Step.Remember keep -> keep.values().toString();
                    case Step.Choose choose ->
                        choose.cases().stream().map(Step.Case::value).toList().toString();
                    case Step.Call call ->
                        call.errand() == null ? "" : call.errand().inputs().toString();
                    case Step.Ask ask -> ask.fields().toString();
                    case Step.Approve _, Step.Wait _, Step.Branch _, Step.Think _, Step.Each _ -> "";
                })
                .collect(Collectors.joining(" "));
    }
}
