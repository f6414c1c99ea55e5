package dev.parley.bot.commands;

import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.Place;
import dev.parley.bot.identity.Caller;
import dev.parley.bot.narrator.Noise.Rhythm;
import dev.parley.bot.narrator.Quietness;
import dev.parley.bot.narrator.ToldRuns;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.catalog.WorkflowSummary;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code quiet <name> [daily]}, "be quiet", "only tell me about failures", {@code loud <name>}, "tell me everything". */
@Component
final class QuietWords implements Saying {
    private static final Pattern QUIET = Command.form(
            "(?:(?:be |go )?quiet|mute|only (?:tell me about|show me|report) (?:the )?failures)(?: (?:of|about|for|with|on))?(?: (.+?))?(?:,? (?:with a )?(hourly|daily|every hour|once a day)(?: digest)?)?");
    private static final Pattern LOUD = Command.form(
            "(?:(?:be |go )?loud|unmute|tell me (?:about )?every(?:thing| run))(?: again)?(?: (?:of|about|for|with|on))?(?: (.+?))?(?: again)?");
    private static final Pattern HERE = Pattern.compile("(?i)(?:it|this|that|here|this workflow)?");

    private final Names names;
    private final WorkflowCatalog catalog;
    private final ToldRuns told;
    private final Quietness quietness;
    private final ChatSurface surface;

    QuietWords(Names names, WorkflowCatalog catalog, ToldRuns told, Quietness quietness, ChatSurface surface) {
        this.names = names;
        this.catalog = catalog;
        this.told = told;
        this.quietness = quietness;
        this.surface = surface;
    }

    @Override
    public Optional<Understood> understood(Caller caller, Place place, String words) {
        String by = caller.actor().name();
        Matcher quiet = QUIET.matcher(words);
        if (quiet.matches()) {
            String often = Command.given(quiet.group(2)).toLowerCase(Locale.ROOT);
            Rhythm rhythm = often.contains("da") ? Rhythm.DAILY : Rhythm.HOURLY;
            return about(place, quiet.group(1), "quiet", workflow -> quietness.quiet(workflow, place, rhythm, by));
        }
        Matcher loud = LOUD.matcher(words);
        return loud.matches()
                ? about(place, loud.group(1), "loud", workflow -> quietness.loud(workflow, place, by))
                : Optional.empty();
    }

    private Optional<Understood> about(
            Place place, @Nullable String named, String verb, Consumer<StoredWorkflow> then) {
        String name = Command.unquoted(Command.given(named));
        if (HERE.matcher(name).matches()) {
            return Optional.of(new Understood.Doing(() -> here(place, verb, then)));
        }
        return names.find(place, name)
                .map(WorkflowSummary::id)
                .flatMap(id -> newest(place, id))
                .<Understood>map(workflow -> new Understood.Doing(() -> then.accept(workflow)))
                .or(() -> names.missing(place.org(), name, false).map(Understood.Missing::new));
    }

    /** The one workflow that runs here. */
    private void here(Place place, String verb, Consumer<StoredWorkflow> then) {
        List<StoredWorkflow> workflows = told.latest(place).stream()
                .map(run -> run.workflow().id())
                .distinct()
                .flatMap(id -> newest(place, id).stream())
                .toList();
        switch (workflows.size()) {
            case 0 ->
                surface.post(
                        place,
                        Message.of("Nothing has run here yet. Say `" + verb
                                + " <name>`; `list` shows what your workflows are called."));
            case 1 -> then.accept(workflows.getFirst());
            default ->
                surface.post(
                        place,
                        Message.of("Several workflows run here. Say which: "
                                + workflows.stream()
                                        .map(workflow -> "`" + verb + " "
                                                + workflow.workflow().name() + "`")
                                        .collect(Collectors.joining(", "))
                                + "."));
        }
    }

    private Optional<StoredWorkflow> newest(Place place, WorkflowId id) {
        return catalog.live(place.org(), id).or(() -> catalog.newest(place.org(), id));
    }
}
