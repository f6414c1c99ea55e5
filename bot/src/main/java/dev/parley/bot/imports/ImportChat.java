package dev.parley.bot.imports;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Listening;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.Place;
import dev.parley.bot.identity.Caller;
import dev.parley.bot.identity.Deed;
import dev.parley.bot.identity.RefusedException;
import dev.parley.bot.identity.Rights;
import dev.parley.copilot.Copilot;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** {@code import our API https://…}: says what that would bring, and offers it. */
@Component
@Order(4)
class ImportChat implements Listening {
    private final ImportOffers offers;
    private final Copilot copilot;
    private final Rights rights;
    private final ChatSurface surface;

    ImportChat(ImportOffers offers, Copilot copilot, Rights rights, ChatSurface surface) {
        this.offers = offers;
        this.copilot = copilot;
        this.rights = rights;
        this.surface = surface;
    }

    /** Whoever may not connect has to be told so here: to the interview these words would be a wish. */
    @Override
    public Deed deed(String text) {
        return Deed.TAKE_PART;
    }

    /** An interview goes on afterwards: a whole sentence with an address in it answers none of its questions. */
    @Override
    public boolean hear(Caller caller, Place place, String text) {
        Optional<ImportWish> said = ImportWish.parse(text)
                .filter(wish ->
                        !wish.address().isEmpty() || !copilot.isInterviewing(place.org(), place.conversation()));
        said.ifPresent(wish -> rights.refusal(caller, Deed.CONNECT)
                .ifPresentOrElse(refusal -> surface.post(place, told(refusal)), () -> answer(place, wish)));
        return said.isPresent();
    }

    private void answer(Place place, ImportWish wish) {
        if (wish.address().isEmpty()) {
            surface.post(place, ImportCards.how());
            return;
        }
        String card = UUID.randomUUID().toString();
        offers.put(place, card, ImportCards.reading(wish));
        offers.show(place, card, wish, offers.look(place.org(), wish));
    }

    private static Message told(RefusedException refusal) {
        return Message.of("", Block.warning(refusal.getMessage() + " " + refusal.hint()));
    }
}
