package dev.parley.bot.imports;

import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.Place;
import dev.parley.engine.OrgId;
import java.net.URI;
import org.springframework.stereotype.Component;

/** Cards that say what an import would bring. A card changes in place. */
@Component
class ImportOffers {
    private final Prospects prospects;
    private final ChatSurface surface;

    ImportOffers(Prospects prospects, ChatSurface surface) {
        this.prospects = prospects;
        this.surface = surface;
    }

    Prospect look(OrgId org, ImportWish wish) {
        try {
            return prospects.of(org, wish);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Parley is shutting down", stopped);
        }
    }

    void show(Place place, String card, ImportWish wish, Prospect prospect) {
        put(
                place,
                card,
                switch (prospect) {
                    case Prospect.Fresh fresh ->
                        ImportCards.fresh(fresh, ticket(place, card, wish, fresh.api(), fresh.read()));
                    case Prospect.Newer newer ->
                        ImportCards.newer(newer, ticket(place, card, wish, newer.api(), newer.read()));
                    case Prospect.Same same -> ImportCards.same(same.now());
                    case Prospect.Refused refused -> ImportCards.refused(refused);
                });
    }

    void put(Place place, String card, Message message) {
        surface.post(place, null, message, "import " + card);
    }

    private ImportTicket ticket(Place place, String card, ImportWish wish, LiveImports.Api api, Importer.Read read) {
        URI source = read.source();
        ImportWish found = source == null ? wish : new ImportWish(source.toString(), wish.name());
        return new ImportTicket(
                card, prospects.revision(place.org(), found), api.looks().fingerprint(), found);
    }
}
