package dev.parley.bot.chat.draft;

import dev.parley.bot.chat.ChatEvent.Pressed;
import dev.parley.bot.chat.Listening;
import dev.parley.bot.chat.Place;
import dev.parley.bot.identity.Caller;
import dev.parley.copilot.Copilot;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * While a draft is on the table, "approve" or "publish", "test" and "discard" mean its buttons: those of the current draft, or of the
 * change shown last, not of a draft set aside.
 */
@Component
@Order(5)
final class DraftWords implements Listening {
    private static final Pattern BUTTON = Pattern.compile(
            "/?(approve|publish|test|discard)(?: it| this| the draft| draft| the workflow)?[.!]?",
            Pattern.CASE_INSENSITIVE);

    private final DraftCards cards;
    private final DraftButtons buttons;
    private final Copilot copilot;

    DraftWords(DraftCards cards, DraftButtons buttons, Copilot copilot) {
        this.cards = cards;
        this.buttons = buttons;
        this.copilot = copilot;
    }

    @Override
    public boolean hear(Caller caller, Place place, String text) {
        Matcher word = BUTTON.matcher(text.strip());
        if (!word.matches()) {
            return false;
        }
        int current = copilot.drafts(place.org(), place.conversation()).stream()
                .filter(Copilot.Kept::isCurrent)
                .map(Copilot.Kept::number)
                .findFirst()
                .orElse(0);
        Optional<DraftCard> card = cards.open(place).stream()
                .filter(open -> open.change() != null || open.number() == current)
                .findFirst();
        card.ifPresent(open -> buttons.pressed(
                caller,
                place,
                new Pressed(
                        "draft." + word.group(1).toLowerCase(Locale.ROOT).replace("publish", "approve"),
                        Map.of("value", open.id().toString()))));
        return card.isPresent();
    }
}
