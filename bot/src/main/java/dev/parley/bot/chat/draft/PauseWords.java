package dev.parley.bot.chat.draft;

import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.Place;
import dev.parley.bot.commands.Names;
import dev.parley.bot.commands.RollingBack;
import dev.parley.bot.commands.Saying;
import dev.parley.bot.commands.Understood;
import dev.parley.bot.commands.Understood.Doing;
import dev.parley.bot.identity.Caller;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.catalog.WorkflowSummary;
import dev.parley.engine.workflow.Trigger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * {@code pause <name>}, "turn it off": it starts by itself no more, as a change to be published. {@code resume <name>}, "turn it on
 * again" offers the version before.
 */
@Component
final class PauseWords implements Saying {
    private static final Pattern PAUSE =
            form("(?:pause|disable|deactivate|unpublish|switch off|turn off) (.+)|(?:switch|turn) (.+) off");
    private static final Pattern RESUME = form(
            "(?:resume|unpause|enable|reactivate|switch on|turn on) (.+?)(?: again)?|(?:switch|turn) (.+?) (?:back )?on(?: again)?");
    private static final Pattern OF_A_WORKFLOW = form("(?:pause|resume|unpause) (.+)");
    private static final String BY_HAND = "start it by hand";

    private final Names names;
    private final WorkflowCatalog catalog;
    private final Changes changes;
    private final RollingBack rollingBack;
    private final ChatSurface surface;

    PauseWords(Names names, WorkflowCatalog catalog, Changes changes, RollingBack rollingBack, ChatSurface surface) {
        this.names = names;
        this.catalog = catalog;
        this.changes = changes;
        this.rollingBack = rollingBack;
        this.surface = surface;
    }

    @Override
    public Optional<Understood> understood(Caller caller, Place place, String words) {
        return named(PAUSE, place, words)
                .<Understood>map(meant -> new Doing(() -> pause(caller, place, meant)))
                .or(() -> named(RESUME, place, words).map(meant -> new Doing(() -> resume(place, meant))))
                .or(() -> missing(place, words));
    }

    /** Nothing but a workflow is paused and resumed by these words. */
    private Optional<Understood> missing(Place place, String words) {
        Matcher said = OF_A_WORKFLOW.matcher(words.strip());
        return said.matches()
                ? names.missing(place.org(), unquoted(said.group(1)), false).map(Understood.Missing::new)
                : Optional.empty();
    }

    /** Only what there is: "switch off the retry" is said of something else. */
    private Optional<WorkflowSummary> named(Pattern form, Place place, String words) {
        Matcher said = form.matcher(words.strip());
        return said.matches()
                ? IntStream.rangeClosed(1, said.groupCount())
                        .mapToObj(said::group)
                        .flatMap(name -> Optional.ofNullable(name).stream())
                        .findFirst()
                        .map(PauseWords::unquoted)
                        .flatMap(name -> names.exactly(place, name))
                : Optional.empty();
    }

    private void pause(Caller caller, Place place, WorkflowSummary meant) {
        Optional<StoredWorkflow> live = catalog.live(place.org(), meant.id());
        if (live.isEmpty()) {
            say(place, "**" + meant.name() + "** is only a draft, so nothing starts it.");
        } else if (live.get().workflow().trigger() instanceof Trigger.Manual) {
            say(
                    place,
                    "**" + meant.name()
                            + "** starts only when somebody starts it, so there is nothing to switch off. Its runs and versions are kept.");
        } else if (!changes.hear(caller, place, meant.id(), BY_HAND)) {
            say(
                    place,
                    "I could not take away what starts **" + meant.name()
                            + "**. Open it under Workflows and choose another trigger.");
        }
    }

    private void resume(Place place, WorkflowSummary meant) {
        boolean isStartedByHand = catalog.live(place.org(), meant.id())
                .filter(live -> live.workflow().trigger() instanceof Trigger.Manual)
                .isPresent();
        if (isStartedByHand) {
            surface.post(place, rollingBack.offer(place.org(), meant.id()));
        } else {
            say(
                    place,
                    meant.liveVersion() == null
                            ? "**" + meant.name() + "** is only a draft. Approve it first."
                            : "**" + meant.name() + "** is on: it is live, and starts by itself.");
        }
    }

    private void say(Place place, String words) {
        surface.post(place, Message.of(words));
    }

    private static String unquoted(String name) {
        return name.strip().replaceAll("^[\"'“`]+|[\"'”`]+$", "");
    }

    private static Pattern form(String words) {
        return Pattern.compile("(?:please )?(?:" + words + ")", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }
}
