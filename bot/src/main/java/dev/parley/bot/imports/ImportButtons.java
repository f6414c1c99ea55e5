package dev.parley.bot.imports;

import dev.parley.bot.chat.Buttons;
import dev.parley.bot.chat.ChatEvent.Pressed;
import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.Place;
import dev.parley.bot.identity.Caller;
import dev.parley.bot.identity.Deed;
import dev.parley.bot.imports.ImportedApiDesk.Renewal;
import dev.parley.bot.imports.ImportedApiDesk.Shown;
import dev.parley.bot.problem.ProblemException;
import dev.parley.connectors.desk.ConnectionDesk;
import dev.parley.connectors.desk.Wish;
import dev.parley.connectors.desk.WishException;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Import, Refresh and Not now. The document is read anew: what was shown is imported, or what has changed is shown. */
@Component
class ImportButtons implements Buttons {
    private final ImportOffers offers;
    private final Prospects prospects;
    private final ImportedApiDesk desk;
    private final ConnectionDesk connections;
    private final ChatSurface surface;

    ImportButtons(
            ImportOffers offers,
            Prospects prospects,
            ImportedApiDesk desk,
            ConnectionDesk connections,
            ChatSurface surface) {
        this.offers = offers;
        this.prospects = prospects;
        this.desk = desk;
        this.connections = connections;
        this.surface = surface;
    }

    @Override
    public String prefix() {
        return "import.";
    }

    @Override
    public Deed deed(Pressed press) {
        return Deed.CONNECT;
    }

    @Override
    public void pressed(Caller caller, Place place, Pressed press) {
        Optional<ImportTicket> ticket = ImportTicket.of(press.value());
        if (ticket.isEmpty()) {
            surface.post(place, ImportCards.outdated());
        } else if (prospects.revision(caller.org(), ticket.get().wish())
                != ticket.get().revision()) {
            surface.post(place, ImportCards.settled());
        } else {
            settle(caller, place, press.action(), ticket.get());
        }
    }

    private void settle(Caller caller, Place place, String action, ImportTicket ticket) {
        switch (action) {
            case ImportCards.ADD, ImportCards.REFRESH -> carryOut(caller, place, ticket);
            case ImportCards.LEAVE ->
                offers.put(
                        place,
                        ticket.card(),
                        ImportCards.left(ticket, caller.actor().name()));
            default ->
                surface.post(place, Message.of("An API can be imported, refreshed or left; not “" + action + "”."));
        }
    }

    private void carryOut(Caller caller, Place place, ImportTicket ticket) {
        try {
            switch (offers.look(caller.org(), ticket.wish())) {
                case Prospect.Fresh fresh when isAsShown(fresh.api(), ticket) -> add(caller, place, ticket, fresh);
                case Prospect.Newer newer when isAsShown(newer.api(), ticket) -> renew(caller, place, ticket, newer);
                case Prospect.Refused refused -> surface.post(place, ImportCards.refused(refused));
                case Prospect changed -> {
                    offers.show(place, ticket.card(), ticket.wish(), changed);
                    surface.post(place, ImportCards.lookAgain());
                }
            }
        } catch (ProblemException refused) {
            surface.post(place, ImportCards.refused(new Prospect.Refused(refused.detail(), refused.hint())));
        }
    }

    private static boolean isAsShown(LiveImports.Api api, ImportTicket ticket) {
        return api.looks().fingerprint().equals(ticket.fingerprint());
    }

    private void add(Caller caller, Place place, ImportTicket ticket, Prospect.Fresh fresh) {
        Shown added = desk.add(caller, fresh.name(), fresh.read());
        if (added.api().looks().isOpen()) {
            connect(caller, added);
        }
        offers.put(
                place, ticket.card(), ImportCards.imported(added, caller.actor().name()));
        surface.post(place, ImportCards.next(added));
    }

    private void connect(Caller caller, Shown open) {
        try {
            connections.connect(
                    caller.org(), caller.actor(), new Wish(open.kept().name(), null, null, null, Map.of()));
        } catch (WishException unfit) {
            throw new IllegalStateException("An API that lets everybody in could not be connected", unfit);
        }
    }

    private void renew(Caller caller, Place place, ImportTicket ticket, Prospect.Newer newer) {
        Renewal renewal = desk.renew(caller, newer.now(), newer.read());
        offers.put(
                place,
                ticket.card(),
                ImportCards.refreshed(newer, renewal.affected(), caller.actor().name()));
    }
}
