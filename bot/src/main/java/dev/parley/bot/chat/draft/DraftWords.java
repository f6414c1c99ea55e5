package dev.parley.bot.chat.draft;

import dev.parley.bot.chat.ChatEvent.Pressed;
import dev.parley.bot.chat.Listening;
import dev.parley.bot.chat.Place;
import dev.parley.bot.identity.Caller;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** While a draft is on the table, "approve" or "publish", "test" and "discard" mean its buttons. */
@Component
@Order(5)
final class DraftWords implements Listening {
    private static final Pattern BUTTON = Pattern.compile(
            "/?(approve|publish|test|discard)(?: it| this| the draft| draft| the workflow)?[.!]?",
            Pattern.CASE_INSENSITIVE);

    private final DraftCards cards;
    private final DraftButtons buttons;

    DraftWords(DraftCards cards, DraftButtons buttons) {
        this.cards = cards;
        this.buttons = buttons;
    }

    @Override
    public boolean hear(Caller caller, Place place, String text) {
        Matcher word = BUTTON.matcher(text.strip());
        if (!word.matches()) {
            return false;
        }
        Optional<DraftCard> card = cards.open(place);
        card.ifPresent(open -> buttons.pressed(
                caller,
                place,
                new Pressed(
                        "draft." + word.group(1).toLowerCase(Locale.ROOT).replace("publish", "approve"),
                        Map.of("value", open.id().toString()))));
        return card.isPresent();
    }
}
