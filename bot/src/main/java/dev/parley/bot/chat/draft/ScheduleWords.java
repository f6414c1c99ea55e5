package dev.parley.bot.chat.draft;

import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.Place;
import dev.parley.bot.commands.Names;
import dev.parley.bot.commands.Saying;
import dev.parley.bot.commands.Understood;
import dev.parley.bot.identity.Caller;
import dev.parley.engine.catalog.WorkflowSummary;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * {@code schedule <workflow> <when>}, such as "schedule morning report every weekday at 9": changes when it starts, as a draft to be
 * published.
 */
@Component
final class ScheduleWords implements Saying {
    private static final Pattern FORM = Pattern.compile("schedule (.+)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    /** Where a time may begin; a name may hold such words as well, so all of them are tried, the longest name first. */
    private static final Pattern WHEN = Pattern.compile(
            "(?i)\\s(?=(?:for |to )?(?:every|each|daily|hourly|weekly|monthly|nightly|at|on|weekdays|weekends|once|twice|the first|the last|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?)\\b)");

    private static final String EXAMPLE = "every weekday at 9";

    private final Names names;
    private final Changes changes;
    private final ChatSurface surface;

    ScheduleWords(Names names, Changes changes, ChatSurface surface) {
        this.names = names;
        this.changes = changes;
        this.surface = surface;
    }

    /** A name and a time, as they may be told apart. */
    private record Split(WorkflowSummary workflow, String when) {}

    @Override
    public Optional<Understood> understood(Caller caller, Place place, String words) {
        Matcher form = FORM.matcher(words.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        String rest = form.group(1).strip();
        Optional<Split> split = isName(place, rest) ? Optional.empty() : split(place, rest);
        if (split.isPresent()) {
            return Optional.of(new Understood.Doing(() -> schedule(caller, place, split.get())));
        }
        Matcher when = WHEN.matcher(rest);
        String name = unquoted(!isName(place, rest) && when.find() ? rest.substring(0, when.start()) : rest);
        return names.find(place, name)
                .map(known -> Message.of("When should **" + known.name() + "** run? Say `schedule " + known.name() + " "
                        + EXAMPLE + "`."))
                .or(() -> names.missing(place.org(), name, name.length() < rest.length()))
                .map(Understood.Missing::new);
    }

    /** A workflow may be called as a time is, such as "Greet daily". */
    private boolean isName(Place place, String rest) {
        return names.find(place, unquoted(rest))
                .filter(workflow -> workflow.name().equalsIgnoreCase(unquoted(rest)))
                .isPresent();
    }

    private Optional<Split> split(Place place, String rest) {
        Matcher when = WHEN.matcher(rest);
        Optional<Split> longest = Optional.empty();
        while (when.find()) {
            String time = rest.substring(when.start()).strip();
            Optional<Split> found = names.find(place, unquoted(rest.substring(0, when.start())))
                    .map(workflow -> new Split(workflow, time));
            // A name that is only contained is as good with fewer words; the first time is then the whole time.
            if (found.isPresent() && (longest.isEmpty() || isFullName(found.get(), rest))) {
                longest = found;
            }
        }
        return longest;
    }

    private static boolean isFullName(Split split, String rest) {
        return unquoted(rest.substring(0, rest.length() - split.when().length()))
                .equalsIgnoreCase(split.workflow().name());
    }

    private void schedule(Caller caller, Place place, Split split) {
        String when = split.when().replaceFirst("(?i)^(?:for|to) ", "");
        if (!changes.hear(caller, place, split.workflow().id(), "run it " + when)) {
            surface.post(
                    place,
                    Message.of("I cannot tell when “" + when + "” is, so **"
                            + split.workflow().name()
                            + "** stays as it was. Try `" + EXAMPLE + "`, `every Monday at 8:30`, `daily at noon`"
                            + " or `on the first of the month at 7`."));
        }
    }

    private static String unquoted(String name) {
        return name.strip().replaceAll("^[\"'“`]+|[\"'”`:]+$", "").strip();
    }
}
