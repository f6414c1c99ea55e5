package dev.parley.bot.imports;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Message;
import dev.parley.bot.imports.ImportedApiDesk.Shown;
import dev.parley.bot.imports.Uses.Use;
import dev.parley.connectors.openapi.Omission;
import java.util.List;
import java.util.stream.Collectors;

/** Importing as a chat shows it. */
final class ImportCards {
    static final String ADD = "import.add";
    static final String REFRESH = "import.refresh";
    static final String LEAVE = "import.leave";

    private ImportCards() {}

    static Message how() {
        return Message.of("Tell me where its OpenAPI document is: `import API https://api.example.com/openapi.json`. "
                + "Files that are attached here I cannot read; a document without an address can be sent "
                + "by `POST /api/connectors/openapi`. Systems I know already are connected under "
                + "[Connections](#/connections).");
    }

    static Message reading(ImportWish wish) {
        return Message.of("", Block.muted("Reading " + ApiWords.address(wish) + " …"));
    }

    static Message fresh(Prospect.Fresh fresh, ImportTicket ticket) {
        return described(fresh.api())
                .with(
                        Block.muted("Nothing is imported yet. Steps would call it `" + fresh.name() + "`."),
                        buttons(Block.primary(ADD, "Import", ticket.value()), ticket));
    }

    static Message imported(Shown shown, String by) {
        return described(shown.api()).with(Block.success("Imported by " + by));
    }

    private static Message described(LiveImports.Api api) {
        Looks looks = api.looks();
        List<Omission> omissions = api.description().omissions();
        Message described = Message.of(
                ApiWords.title(looks) + " has " + ApiWords.operations(looks) + " to build workflows with.",
                ApiWords.described(looks));
        return omissions.isEmpty() ? described : described.with(Block.muted(ApiWords.leftOut(omissions)));
    }

    /** What comes after an import. Keys are never asked for here: a chat keeps what is said in it. */
    static Message next(Shown shown) {
        Looks looks = shown.api().looks();
        return Message.of(
                ApiWords.title(looks) + " is imported. Tell me what should happen, and I draft it with its "
                        + ApiWords.operations(looks) + ".",
                Block.text(connecting(looks, "#/connections/new/" + shown.kept().name())));
    }

    private static String connecting(Looks looks, String page) {
        if (looks.isOpen()) {
            return "It asks for no sign-in, so it is connected already.";
        }
        return looks.kinds().contains("oauth2")
                ? "Before a workflow can use it, [connect it](" + page + ") under Connections, where you sign in there."
                : "Before a workflow can use it, [give it its key](" + page
                        + ") under Connections. Never write a key in a chat.";
    }

    static Message same(Shown now) {
        return Message.of(isImported(now) + ", and its document says what it said then. There is nothing to refresh.");
    }

    static Message newer(Prospect.Newer newer, ImportTicket ticket) {
        return changed(newer).with(buttons(Block.primary(REFRESH, "Refresh", ticket.value()), ticket));
    }

    static Message refreshed(Prospect.Newer newer, List<Use> affected, String by) {
        Message card = changed(newer).with(Block.success("Refreshed by " + by));
        return affected.isEmpty() ? card : card.with(Block.warning(goingOn(affected)));
    }

    private static Message changed(Prospect.Newer newer) {
        return Message.of(
                isImported(newer.now()) + ". Its document has changed since then.",
                ApiWords.changed(newer.api().looks(), newer.change()));
    }

    private static String isImported(Shown now) {
        return ApiWords.title(now.api().looks()) + " is imported already, by "
                + now.kept().importedBy();
    }

    private static String goingOn(List<Use> affected) {
        String names = affected.stream().map(use -> "“" + use.name() + "”").collect(Collectors.joining(", "));
        return (affected.size() == 1 ? "A live workflow uses" : "Live workflows use") + " what was removed: " + names
                + ". They go on with it; choose another operation there before it is switched off.";
    }

    /** Pressed twice, or late. */
    static Message settled() {
        return Message.of("That has been imported already; nothing was done twice. "
                + "Say `import API https://…` with its address to look whether it has changed.");
    }

    static Message lookAgain() {
        return Message.of("Nothing was imported: the document has changed since I looked. "
                + "The card shows what it says now; press again if that is what you want.");
    }

    static Message left(ImportTicket ticket, String by) {
        return Message.of(
                "",
                Block.muted("Not now, said " + by + ". Nothing was imported from " + ApiWords.address(ticket.wish())
                        + "."));
    }

    static Message refused(Prospect.Refused refused) {
        return Message.of("", Block.warning("Nothing was imported. " + refused.what() + " " + refused.hint()));
    }

    static Message outdated() {
        return Message.of("That card is out of date. Say `import API https://…` again, with its address.");
    }

    private static Block buttons(Block.Action action, ImportTicket ticket) {
        return Block.buttons(action, Block.button(LEAVE, "Not now", ticket.value()));
    }
}
