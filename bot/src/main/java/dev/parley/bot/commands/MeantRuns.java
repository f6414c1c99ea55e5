package dev.parley.bot.commands;

import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.Place;
import dev.parley.bot.narrator.ToldRuns;
import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.catalog.WorkflowSummary;
import dev.parley.engine.journal.RunHistory;
import dev.parley.engine.journal.RunSummary;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which run is meant: by its id or how that begins, by its workflow's name, or as the last one told here. */
@Component
final class MeantRuns {
    private static final int LATEST = 200;
    private static final Pattern LAST = Pattern.compile(
            "(?:it|this|that|(?:the |my )?(?:last|latest)(?: one)?(?: run| failure)?|the run|the failure)?");
    private static final Pattern BEGINNING_OF_AN_ID = Pattern.compile("[0-9a-f]{8}[0-9a-f-]*");

    private final RunHistory history;
    private final ToldRuns told;
    private final Names names;

    MeantRuns(RunHistory history, ToldRuns told, Names names) {
        this.history = history;
        this.told = told;
        this.names = names;
    }

    /** What words about a run come to. */
    sealed interface Meant {
        record Run(RunSummary run) implements Meant {}

        /** It is about runs, but about none there is. */
        record Nothing(Message why) implements Meant {}

        /** These words name nothing known; they may be a wish. */
        record Foreign() implements Meant {}

        /** What to do about it; empty when somebody else is to listen. */
        default Optional<Understood> then(Consumer<RunSummary> act) {
            return switch (this) {
                case Run(RunSummary run) -> Optional.of(new Understood.Doing(() -> act.accept(run)));
                case Nothing(Message why) -> Optional.of(new Understood.Missing(why));
                case Foreign _ -> Optional.empty();
            };
        }
    }

    /**
     * @param what as said; empty for the last one told here
     * @param wanted of several, the latest that is so goes before the latest of all
     * @param isName whether it must be a name, however long it is
     */
    Meant find(Place place, String what, Predicate<RunSummary> wanted, boolean isName) {
        String said = what.strip().toLowerCase(Locale.ROOT);
        if (LAST.matcher(said).matches()) {
            List<RunSummary> here = told.latest(place);
            return best(here.isEmpty() ? latest(place.org(), null) : here, wanted)
                    .<Meant>map(Meant.Run::new)
                    .orElseGet(() -> new Meant.Nothing(Message.of("Nothing has run yet.")));
        }
        if (BEGINNING_OF_AN_ID.matcher(said).matches()) {
            return byId(place.org(), said);
        }
        Optional<WorkflowSummary> workflow = names.find(place, what);
        return workflow.map(known -> best(latest(place.org(), known), wanted)
                        .<Meant>map(Meant.Run::new)
                        .orElseGet(() -> new Meant.Nothing(Message.of("**" + known.name() + "** has not run yet."))))
                .or(() -> names.missing(place.org(), what, isName).map(Meant.Nothing::new))
                .orElseGet(Meant.Foreign::new);
    }

    private Meant byId(OrgId org, String said) {
        if (said.length() == 36) {
            try {
                return history.find(org, new RunId(UUID.fromString(said)))
                        .<Meant>map(Meant.Run::new)
                        .orElseGet(() -> unknown(said));
            } catch (IllegalArgumentException _) {
                return unknown(said);
            }
        }
        List<RunSummary> beginning = latest(org, null).stream()
                .filter(run -> run.id().toString().startsWith(said))
                .toList();
        return switch (beginning.size()) {
            case 0 -> unknown(said);
            case 1 -> new Meant.Run(beginning.getFirst());
            default ->
                new Meant.Nothing(Message.of(beginning.size() + " of the latest runs begin with “" + said
                        + "”. Give more of the id, or the workflow's name for its last run."));
        };
    }

    private static Meant unknown(String said) {
        return new Meant.Nothing(Message.of(
                "There is no run “" + said + "”, at least not among the latest. Say `status` to see those."));
    }

    private List<RunSummary> latest(OrgId org, @Nullable WorkflowSummary workflow) {
        return history.outline(org, workflow == null ? null : workflow.id(), null, null, LATEST);
    }

    private static Optional<RunSummary> best(List<RunSummary> newestFirst, Predicate<RunSummary> wanted) {
        return newestFirst.stream()
                .filter(wanted)
                .findFirst()
                .or(() -> newestFirst.stream().findFirst());
    }
}
