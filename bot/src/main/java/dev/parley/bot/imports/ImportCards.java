package dev.parley.bot.imports;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Message;
import dev.parley.bot.imports.ImportedApiDesk.Shown;
import dev.parley.bot.imports.Uses.Use;
import dev.parley.connectors.openapi.ApiChange;
import dev.parley.connectors.openapi.Omission;
import dev.parley.engine.operation.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Importing as a chat shows it. What comes out of a document is text: it links nowhere and is nobody's word but the document's. */
final class ImportCards {
    static final String ADD = "import.add";
    static final String REFRESH = "import.refresh";
    static final String LEAVE = "import.leave";

    private static final int NAMED = 4;
    private static final int OMISSIONS = 2;

    private ImportCards() {}

    static Message how() {
        return Message.of("Tell me where its OpenAPI document is: `import API https://api.example.com/openapi.json`. "
                + "Files that are attached here I cannot read; a document without an address can be sent "
                + "by `POST /api/connectors/openapi`. Systems I know already are connected under "
                + "[Connections](#/connections).");
    }

    static Message reading(String address) {
        return Message.of("", Block.muted("Reading " + plain(address.replaceFirst("[?#].*$", "")) + " …"));
    }

    static Message fresh(Prospect.Fresh fresh, ImportTicket ticket) {
        Looks looks = fresh.api().looks();
        return described(looks, fresh.api().description().omissions())
                .with(
                        Block.muted("Nothing is imported yet. Steps would call it `" + fresh.name() + "`."),
                        buttons(Block.primary(ADD, "Import", ticket.value()), ticket));
    }

    static Message imported(Shown shown, String by) {
        return described(shown.api().looks(), shown.api().description().omissions())
                .with(Block.success("Imported by " + by));
    }

    /** What comes after an import. Keys are never asked for here: a chat keeps what is said in it. */
    static Message next(Shown shown) {
        Looks looks = shown.api().looks();
        String page = "#/connections/new/" + shown.kept().name();
        String connecting = isOpen(looks)
                ? "It asks for no sign-in, so it is connected already."
                : looks.kinds().contains("oauth2")
                        ? "Before a workflow can use it, [connect it](" + page
                                + ") under Connections, where you sign in there."
                        : "Before a workflow can use it, [give it its key](" + page
                                + ") under Connections. Never write a key in a chat.";
        return Message.of(
                "**" + plain(looks.title()) + "** is imported. Tell me what should happen, and I draft it with its "
                        + operations(looks.abilities().size()) + ".",
                Block.text(connecting));
    }

    static Message same(Shown now) {
        return Message.of("**" + plain(now.api().looks().title()) + "** is imported already, by "
                + now.kept().importedBy() + ", and its document says what it said then. There is nothing to refresh.");
    }

    static Message newer(Prospect.Newer newer, ImportTicket ticket) {
        return changed(newer).with(buttons(Block.primary(REFRESH, "Refresh", ticket.value()), ticket));
    }

    static Message refreshed(Prospect.Newer newer, List<Use> affected, String by) {
        Message card = changed(newer).with(Block.success("Refreshed by " + by));
        return affected.isEmpty()
                ? card
                : card.with(Block.warning(
                        affected.stream().map(use -> "“" + use.name() + "”").collect(Collectors.joining(", "))
                                + " uses what was removed, and goes on with it. Choose another operation there "
                                + "before it is switched off."));
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
                Block.muted("Not now, said " + by + ". Nothing was imported from "
                        + plain(ticket.wish().address().replaceFirst("[?#].*$", "")) + "."));
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

    private static Message described(Looks looks, List<Omission> omissions) {
        List<Block.Field> fields = new ArrayList<>();
        fields.add(new Block.Field("Address", looks.baseUrl().getAuthority()));
        fields.add(new Block.Field("Sign-in", signIn(looks)));
        byEffect(looks)
                .forEach((effect, titles) ->
                        fields.add(new Block.Field(word(effect) + " (" + titles.size() + ")", few(titles))));
        Message described = Message.of(
                "**" + plain(looks.title()) + "** has "
                        + operations(looks.abilities().size()) + " to build workflows with.",
                new Block.Fields(fields));
        return omissions.isEmpty() ? described : described.with(Block.muted(leftOut(omissions)));
    }

    private static Message changed(Prospect.Newer newer) {
        ApiChange change = newer.change();
        Looks looks = newer.api().looks();
        List<Block.Field> fields = new ArrayList<>();
        fields.add(new Block.Field("Address", looks.baseUrl().getAuthority()));
        fields.add(new Block.Field("Sign-in", signIn(looks)));
        addNamed(fields, "Added", change.added());
        addNamed(fields, "Removed", change.removed());
        addNamed(fields, "Changed", change.changed());
        return Message.of(
                "**" + plain(looks.title()) + "** is imported already, by "
                        + newer.now().kept().importedBy() + ". Its document has changed since then.",
                new Block.Fields(fields));
    }

    private static void addNamed(List<Block.Field> fields, String label, List<String> ids) {
        if (!ids.isEmpty()) {
            fields.add(new Block.Field(label + " (" + ids.size() + ")", few(ids)));
        }
    }

    private static Map<Effect, List<String>> byEffect(Looks looks) {
        return looks.abilities().stream()
                .collect(Collectors.groupingBy(
                        Looks.Ability::effect,
                        TreeMap::new,
                        Collectors.mapping(Looks.Ability::title, Collectors.toList())));
    }

    private static String word(Effect effect) {
        return switch (effect) {
            case READ -> "Reads";
            case WRITE -> "Writes";
            case SEND -> "Sends";
            case DELETE -> "Deletes";
            case SPEND -> "Spends";
        };
    }

    private static String few(List<String> names) {
        String first = names.stream().limit(NAMED).map(ImportCards::plain).collect(Collectors.joining(", "));
        return names.size() <= NAMED ? first : first + " and " + (names.size() - NAMED) + " more";
    }

    private static String signIn(Looks looks) {
        return isOpen(looks)
                ? "none"
                : looks.kinds().stream()
                        .map(kind -> switch (kind) {
                            case "oauth2" -> "OAuth";
                            case "basic" -> "user and password";
                            default -> "a key or token";
                        })
                        .distinct()
                        .collect(Collectors.joining(" or "));
    }

    static boolean isOpen(Looks looks) {
        return looks.kinds().equals(List.of("none"));
    }

    private static String leftOut(List<Omission> omissions) {
        String first = omissions.stream()
                .limit(OMISSIONS)
                .map(omission -> plain(omission.where() + ": " + omission.message()))
                .collect(Collectors.joining(" "));
        int more = omissions.size() - OMISSIONS;
        return "Left out: " + first + (more > 0 ? " And " + more + " more." : "");
    }

    private static String operations(int number) {
        return number + (number == 1 ? " operation" : " operations");
    }

    private static String plain(String text) {
        return text.replaceAll("[\\[\\]<>*`]", "");
    }
}
