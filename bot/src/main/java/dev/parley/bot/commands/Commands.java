package dev.parley.bot.commands;

import dev.parley.bot.approvals.ApprovalWords;
import dev.parley.bot.approvals.Approvals;
import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Listening;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.Place;
import dev.parley.bot.identity.Caller;
import dev.parley.bot.identity.Deed;
import dev.parley.bot.identity.Rights;
import dev.parley.engine.OrgId;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.catalog.WorkflowSummary;
import dev.parley.engine.journal.ApprovalSummary;
import dev.parley.engine.journal.RunHistory;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Carries out commands. Words that look like one but name nothing known are left to the interview. */
@Component
@Order(10)
public final class Commands implements Listening {
    private final WorkflowCatalog catalog;
    private final Names names;
    private final AboutWorkflows aboutWorkflows;
    private final Interrupting interrupting;
    private final RunHistory history;
    private final Approvals approvals;
    private final Starts starts;
    private final Cancelling cancelling;
    private final Listings listings;
    private final List<Saying> sayings;
    private final Rights rights;
    private final ChatSurface surface;
    private final InstantSource clock;

    Commands(
            WorkflowCatalog catalog,
            Names names,
            AboutWorkflows aboutWorkflows,
            Interrupting interrupting,
            RunHistory history,
            Approvals approvals,
            Starts starts,
            Cancelling cancelling,
            Listings listings,
            List<Saying> sayings,
            Rights rights,
            ChatSurface surface,
            InstantSource clock) {
        this.catalog = catalog;
        this.names = names;
        this.aboutWorkflows = aboutWorkflows;
        this.interrupting = interrupting;
        this.history = history;
        this.approvals = approvals;
        this.starts = starts;
        this.cancelling = cancelling;
        this.listings = listings;
        this.sayings = sayings;
        this.rights = rights;
        this.surface = surface;
        this.clock = clock;
    }

    @Override
    public Deed deed(String text) {
        return Command.parse(text).map(Commands::deed).orElse(Deed.TAKE_PART);
    }

    private static Deed deed(Command command) {
        return switch (command) {
            case Command.Run _, Command.Cancel _ -> Deed.CHANGE;
            case Command.About(Matter matter, VersionedName _) -> matter == Matter.TEST ? Deed.CHANGE : Deed.TAKE_PART;
            // Whether the one who decides was asked is looked at where it is decided.
            case Command.Decide _,
                    Command.Help _,
                    Command.ListWorkflows _,
                    Command.Schedules _,
                    Command.Status _,
                    Command.Stop _,
                    Command.Waiting _ -> Deed.TAKE_PART;
        };
    }

    @Override
    public boolean hear(Caller caller, Place place, String text) {
        Optional<Said> said = said(caller, place, text);
        said.ifPresent(heard -> act(caller, place, heard));
        return said.isPresent()
                || Command.parse(text)
                        .filter(command -> interrupting.mayBeCarriedOut(place, command, Command.words(text)))
                        .map(command -> carryOut(caller, place, command))
                        .orElse(false);
    }

    private record Said(Saying saying, Understood meant) {}

    private Optional<Said> said(Caller caller, Place place, String text) {
        String words = Command.words(text);
        return sayings.stream()
                .flatMap(saying ->
                        saying.understood(caller, place, words).map(meant -> new Said(saying, meant)).stream())
                .filter(said -> interrupting.mayBeSaid(place, said.saying(), words))
                .findFirst();
    }

    private void act(Caller caller, Place place, Said said) {
        switch (said.meant()) {
            case Understood.Doing(Runnable act) -> {
                rights.demand(caller, said.saying().deed());
                act.run();
            }
            case Understood.Missing(Message why) -> surface.post(place, why);
        }
    }

    /** Whether these words are a command about what there is; else they may mean something else as well. */
    public boolean isFor(Caller caller, Place place, String text) {
        return said(caller, place, text)
                        .filter(said -> said.meant() instanceof Understood.Doing)
                        .isPresent()
                || isFor(place, text);
    }

    /** Whether these words are about something that is not there: an answer to whoever said them, and of no use to others. */
    public boolean isMiss(Caller caller, Place place, String text) {
        Optional<Said> said = said(caller, place, text);
        return said.isPresent()
                ? said.get().meant() instanceof Understood.Missing
                : Command.parse(text).map(command -> isMiss(place, command)).orElse(false);
    }

    private boolean isMiss(Place place, Command command) {
        return switch (command) {
            case Command.Run(String name, String arguments) ->
                names.find(place, name).isEmpty()
                        && names.missing(place.org(), name, !arguments.isEmpty())
                                .isPresent();
            case Command.About about -> aboutWorkflows.isMiss(place, about);
            case Command.Cancel(String what) -> cancelling.isMiss(place, what);
            case Command.Stop _ -> true;
            case Command.Help _,
                    Command.ListWorkflows _,
                    Command.Schedules _,
                    Command.Status _,
                    Command.Waiting _,
                    Command.Decide _ -> false;
        };
    }

    private boolean isFor(Place place, String text) {
        return Command.parse(text)
                .map(command -> switch (command) {
                    case Command.Run run -> names.find(place, run.name()).isPresent();
                    case Command.Status status ->
                        status.name().isEmpty()
                                || names.find(place, status.name()).isPresent();
                    case Command.About about ->
                        aboutWorkflows.answer(place, about).isPresent();
                    case Command.Help _,
                            Command.ListWorkflows _,
                            Command.Schedules _,
                            Command.Waiting _,
                            Command.Stop _,
                            Command.Decide _ -> true;
                    case Command.Cancel(String what) -> cancelling.isAbout(place, what);
                })
                .orElse(false);
    }

    private boolean carryOut(Caller caller, Place place, Command command) {
        OrgId org = place.org();
        return switch (command) {
            case Command.Help _ -> say(place, listings.help());
            case Command.ListWorkflows _ -> say(place, listings.workflows(org));
            case Command.Schedules _ -> say(place, listings.schedules(org));
            case Command.Waiting _ -> say(place, listings.approvals(org));
            case Command.Run(String name, String arguments) -> run(caller, place, name, arguments);
            case Command.Status(String name) ->
                name.isEmpty()
                        ? say(place, listings.runs(org, null))
                        : names.find(place, name)
                                .map(workflow -> say(place, listings.runs(org, workflow)))
                                .orElse(false);
            case Command.Cancel(String what) -> cancelling.cancel(caller, place, what);
            case Command.Stop _ -> {
                cancelling.offer(caller, place);
                yield true;
            }
            case Command.About about ->
                aboutWorkflows
                        .answer(place, about)
                        .map(message -> say(place, message))
                        .orElse(false);
            case Command.Decide(boolean approve) -> decide(caller, place, approve);
        };
    }

    private boolean run(Caller caller, Place place, String name, String arguments) {
        if (Here.isPointing(name) && interrupting.isAsked(place)) {
            return say(place, undrafted(place, name, arguments));
        }
        Optional<WorkflowSummary> workflow = names.find(place, name);
        if (workflow.isEmpty()) {
            return names.missing(place.org(), name, !arguments.isEmpty())
                    .map(message -> say(place, message))
                    .orElse(false);
        }
        Optional<StoredWorkflow> live = catalog.live(place.org(), workflow.get().id());
        if (live.isEmpty()) {
            return say(
                    place,
                    Message.of(
                            "**" + workflow.get().name() + "** is only a draft. Approve it first, then I can run it."));
        }
        Map<String, String> given = RunInputs.pairs(arguments);
        starts.manually(caller, place, live.get(), given);
        return true;
    }

    /** "It" may be what is talked about, and that cannot run yet. */
    private Message undrafted(Place place, String it, String arguments) {
        return Message.of(
                "Nothing ran: what we are talking about is no draft yet, and my question above still waits for an answer, or for `skip`."
                        + names.exactly(place, it)
                                .map(earlier -> " To run **" + earlier.name() + "**, say `run " + earlier.name()
                                        + (arguments.isEmpty() ? "" : " with " + arguments) + "`.")
                                .orElse(""));
    }

    private boolean decide(Caller caller, Place place, boolean approve) {
        List<ApprovalSummary> waiting = history.approvals(place.org(), true, 2);
        if (waiting.size() != 1) {
            return say(place, listings.approvals(place.org()));
        }
        return say(
                place,
                Message.of(ApprovalWords.tell(
                        approvals.decide(caller, waiting.getFirst().id(), approve, null), clock.instant())));
    }

    private boolean say(Place place, Message message) {
        surface.post(place, message);
        return true;
    }
}
