package dev.parley.bot.commands;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Buttons;
import dev.parley.bot.chat.ChatEvent.Pressed;
import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.Place;
import dev.parley.bot.identity.Caller;
import dev.parley.engine.OrgId;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.workflow.WorkflowDiff;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Makes an earlier version live again, once somebody has seen what that changes. */
@Component
public final class RollingBack implements Buttons {
    private static final String ASK = "version.rollback";
    private static final String CONFIRM = "version.confirm";

    /** The workflow, the version to go back to and, for the confirmation, the version that was live when it was asked for. */
    private static final Pattern VALUE =
            Pattern.compile("([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}):(\\d{1,9})(?::(\\d{1,9}))?");

    private final WorkflowCatalog catalog;
    private final ChatSurface surface;
    private final InstantSource clock;

    RollingBack(WorkflowCatalog catalog, ChatSurface surface, InstantSource clock) {
        this.catalog = catalog;
        this.surface = surface;
        this.clock = clock;
    }

    /** Asks whether to go back to this one. */
    static Block.Action button(Lineage lineage, StoredWorkflow version) {
        return Block.button(ASK, "Roll back to " + VersionWords.title(version), lineage.id() + ":" + version.version());
    }

    @Override
    public String prefix() {
        return "version.";
    }

    @Override
    public void pressed(Caller caller, Place place, Pressed press) {
        Matcher value = VALUE.matcher(press.value());
        Optional<Lineage> lineage = value.matches()
                ? Lineage.of(catalog, caller.org(), new WorkflowId(UUID.fromString(value.group(1))))
                : Optional.empty();
        surface.post(
                place,
                lineage.map(known -> answer(caller, known, press.action(), value))
                        .orElseGet(() -> Message.of("That workflow is gone. Say `list` to see those there are.")));
    }

    private Message answer(Caller caller, Lineage lineage, String action, Matcher value) {
        String version = value.group(2);
        return switch (action) {
            case ASK -> ask(lineage, version);
            case CONFIRM -> confirm(caller, lineage, version, value.group(3));
            default -> Message.of("A version can be rolled back to; not “" + action + "”.");
        };
    }

    /** @param said a number, or {@code live} or {@code draft}, which are no way back */
    Message ask(Lineage lineage, String said) {
        return refusal(lineage, said)
                .orElseGet(() -> lineage.find(said)
                        .map(earlier -> question(lineage, earlier))
                        .orElseGet(() -> VersionWords.unknown(lineage, said)));
    }

    private Message confirm(Caller caller, Lineage lineage, String said, String seen) {
        Optional<Message> refusal = refusal(lineage, said);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        StoredWorkflow live = lineage.live();
        if (live == null || !String.valueOf(live.version()).equals(seen)) {
            Message again = ask(lineage, said);
            return new Message("Another version has gone live since I asked. " + again.text(), again.blocks(), null);
        }
        return catalog.rollback(caller.org(), lineage.id(), Integer.parseInt(said), caller.actor())
                .map(done -> Message.of(
                        "",
                        Block.success("**" + lineage.name() + "** does what it did in version " + said + " again: "
                                + VersionWords.title(done)
                                + " is live. What starts from now on uses it; what is running goes on as it began.")))
                .orElseGet(() -> VersionWords.unknown(lineage, said));
    }

    /** Asks whether to go back to the version before the one that is live. */
    public Message offer(OrgId org, WorkflowId id) {
        Optional<Lineage> lineage = Lineage.of(catalog, org, id);
        StoredWorkflow live = lineage.map(Lineage::live).orElse(null);
        if (lineage.isEmpty() || live == null) {
            return Message.of("There is nothing to undo here.");
        }
        return lineage.get()
                .before(live)
                .map(earlier -> ask(lineage.get(), String.valueOf(earlier.version())))
                .orElseGet(() -> Message.of("**" + lineage.get().name()
                        + "** has version 1 and nothing before it, so there is nothing to go back to."));
    }

    /** Why there is nothing to do; empty when there is. */
    private static Optional<Message> refusal(Lineage lineage, String said) {
        StoredWorkflow live = lineage.live();
        if (said.equals("draft")) {
            return Optional.of(Message.of("A draft was never live, so there is no way back to it. Say `versions "
                    + lineage.name() + "` to see what was."));
        }
        Optional<StoredWorkflow> earlier = lineage.find(said);
        if (live == null || earlier.isEmpty()) {
            return Optional.of(VersionWords.unknown(lineage, said));
        }
        String name = "**" + lineage.name() + "**";
        if (lineage.isLive(earlier.get())) {
            return Optional.of(
                    Message.of("Version " + live.version() + " of " + name + " is live already. Nothing was changed."));
        }
        return Lineage.diff(live, earlier.get()).isEmpty()
                ? Optional.of(Message.of("Version " + earlier.get().version() + " of " + name + " does the same as "
                        + VersionWords.title(lineage, live) + ". Nothing was changed."))
                : Optional.empty();
    }

    private Message question(Lineage lineage, StoredWorkflow earlier) {
        StoredWorkflow live = lineage.versions().getFirst();
        WorkflowDiff diff = Lineage.diff(live, earlier);
        List<Block> blocks = new ArrayList<>();
        blocks.add(VersionWords.block(diff));
        if (lineage.draft() != null) {
            blocks.add(Block.warning("There is a draft that is not live yet ("
                    + VersionWords.origin(lineage.draft(), clock.instant())
                    + "). Version " + earlier.version() + " takes its place."));
        }
        blocks.add(Block.buttons(Block.danger(
                CONFIRM,
                "Yes, roll back to version " + earlier.version(),
                lineage.id() + ":" + earlier.version() + ":" + live.version())));
        return Message.of(
                "Roll **" + lineage.name() + "** back to version " + earlier.version() + "? Compared with "
                        + VersionWords.title(lineage, live) + ", this changes:",
                blocks.toArray(Block[]::new));
    }
}
