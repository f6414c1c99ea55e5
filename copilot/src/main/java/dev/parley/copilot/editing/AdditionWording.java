package dev.parley.copilot.editing;

import dev.parley.copilot.brief.Step;
import dev.parley.copilot.brief.Steps;
import dev.parley.copilot.drafting.Fragments.Fragment;
import dev.parley.copilot.drafting.Fragments.Soil;
import dev.parley.copilot.revision.Edit;
import dev.parley.copilot.revision.Place;
import dev.parley.copilot.understanding.Reading;
import dev.parley.engine.workflow.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Something more to do: "also post the result to https://…", "then wait 10 minutes", "show me the total at the end". */
final class AdditionWording implements Wording {
    private static final List<Pattern> MORE = List.of(
            Patterns.of(
                    "(?:also|then|and then|additionally|next|after that|in addition|besides|afterwards|finally),? (?<doing>.+)"),
            Patterns.of(
                    "(?:add|insert|append|include) (?:in )?(?:an?|another|one more) (?:(?:new |further |final |last |first )?(?:step|action|node) )?(?:(?:that|which|to|where it|where we) )?(?<doing>.+)"),
            Patterns.of("(?<doing>.+?),? (?:as well|too|on top)"),
            Patterns.of("(?<doing>(?:i |we )?.+?) also"));
    private static final Pattern STEP_THAT = Patterns.of("(?:add|insert|append|include) .*");
    private static final Pattern PAUSE = Patterns.of("(?:wait|pause|delay|break)(?: of| for)? (?<time>.+)");
    private static final Pattern SHOWING = Patterns.of("\\b(?:show|display|here|print)\\b");
    private static final Pattern SHOWN = Patterns.of(
            "(?:show|tell|give|print|display|report)(?: me| us| here)? (?:the |its )?(?<field>[\\p{L}_ ]{2,40})(?: here)?");

    @Override
    public Optional<Understood> read(Saying saying) {
        return more(saying, saying.words())
                .flatMap(doing -> Position.in(doing)
                        .flatMap(position -> placed(saying, position))
                        .or(() -> add(saying, doing, Place.END)))
                .or(() -> Position.in(saying.words()).flatMap(position -> placed(saying, position)));
    }

    private static Optional<String> more(Saying saying, String words) {
        return MORE.stream()
                .flatMap(form -> Patterns.all(form, words).stream())
                .map((MatchResult match) -> match.group("doing"))
                .findFirst()
                .map(doing -> Patterns.all(STEP_THAT, words).isPresent() ? imperative(doing) : doing);
    }

    /** "Posts the result" as "post the result"; "wait of 10 minutes" as "wait 10 minutes". */
    private static String imperative(String doing) {
        return Patterns.all(PAUSE, doing)
                .map(match -> "wait " + match.group("time"))
                .orElseGet(() -> doing.replaceFirst("^(\\p{L}{3,}?)s (?=\\p{L})", "$1 "));
    }

    private static Optional<Understood> placed(Saying saying, Position position) {
        String doing = more(saying, position.rest()).orElse(position.rest());
        String reference = position.reference();
        if (reference == null) {
            return add(saying, doing, position.side() == Place.Kind.START ? Place.START : Place.END);
        }
        return saying.on(
                reference,
                node -> add(
                        saying,
                        doing,
                        position.side() == Place.Kind.AFTER ? Place.after(node.id()) : Place.before(node.id())));
    }

    private static Optional<Understood> add(Saying saying, String doing, Place place) {
        Optional<Understood> shown = shown(saying, doing, place);
        if (shown.isPresent()) {
            return shown;
        }
        Reading reading = saying.reading(doing);
        List<Step> steps = sent(reading.steps(), doing);
        if (steps.isEmpty() || reading.isWhole() || Steps.all(steps).anyMatch(AdditionWording::leadsNowhere)) {
            return Optional.empty();
        }
        Soil soil = new Latest(saying.workflow(), saying.operations()).at(place);
        Fragment fragment = saying.fragments().of(steps, soil, saying.zone());
        return Understood.change(
                new Edit.Insert(fragment.steps(), place, null),
                Said.steps(fragment.steps()) + " comes " + Said.place(place, saying.workflow()) + " now.",
                fragment.caveats());
    }

    /** "Send me a mail" sends a mail; nothing is shown here besides. */
    private static List<Step> sent(List<Step> steps, String doing) {
        boolean isSent = steps.stream().anyMatch(step -> step instanceof Step.Call call && call.system() != null)
                && !Patterns.isIn(SHOWING, doing);
        return isSent
                ? steps.stream().filter(step -> !(step instanceof Step.Show)).toList()
                : steps;
    }

    /** Whether it only seems to be a call: neither an address nor a system was named. */
    private static boolean leadsNowhere(Step step) {
        return step instanceof Step.Call call && call.address().value() == null && call.system() == null;
    }

    /** A field that the workflow already speaks of. */
    private static Optional<Understood> shown(Saying saying, String doing, Place place) {
        KnownFields fields = new KnownFields(saying.workflow());
        return Patterns.all(SHOWN, doing).flatMap(match -> {
            String field = match.group("field").strip().replace(' ', '_');
            return fields.rootOf(field).map(root -> {
                Fragment fragment = saying.fragments()
                        .values(
                                "show_" + field,
                                "Show the " + field.replace('_', ' '),
                                Map.of(field, "{{" + root + "." + field + "}}"));
                Node step = fragment.steps().nodes().getFirst();
                return new Understood.Change(
                        List.of(new Edit.Insert(fragment.steps(), place, null)),
                        StepWords.quoted(step) + " comes " + Said.place(place, saying.workflow()) + " now.",
                        List.of());
            });
        });
    }
}
