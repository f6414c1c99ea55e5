package dev.parley.bot.chat.draft;

import dev.parley.bot.chat.ChatEvent.Pressed;
import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Listening;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.Place;
import dev.parley.bot.identity.Caller;
import dev.parley.copilot.Copilot;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * While a draft is on the table, "approve" or "go live", "test" and "discard" mean its buttons: those of the current draft, or of the
 * change shown last, not of a draft set aside.
 */
@Component
@Order(5)
final class DraftWords implements Listening {
    private static final String POLITELY =
            "/?(?:(?:ok(?:ay)?|yes|yep|great|good|perfect|fine|nice|lgtm|(?:that |this |it )?(?:looks|sounds) (?:good|great|fine|right))[,.!]? )?(?:please )?";
    private static final String THE_DRAFT =
            "(?: (?:it|this|that|the draft|draft|the workflow|this workflow))?(?: (?:now|please))*[.!]*";
    private static final Map<String, Pattern> BUTTONS = Map.of(
            "draft.approve",
                    said(
                            "approve|publish|ship|deploy|activate|launch|enable|go live(?: with)?|(?:make|take|put|set) (?:it|this) live|(?:turn|switch) (?:it|this) on"),
            "draft.test", said("test|try(?: it| this)? out|(?:do a |make a )?(?:test|dry) run"),
            "draft.discard", said("discard|throw (?:it|this) away"));
    private static final Pattern RUN = Pattern.compile(
            "(?i)/?(?:please )?(?:run|start|execute)(?: (?:it|this|that))?(?: now)?(?: with .*=.*)?[.!]*");

    private static final Message NOT_YET = Message.of(
            "This is a draft still, so nothing ran. Say `approve` to make it live, then `run it`; or `test` to play it without touching anything outside.");

    private final DraftCards cards;
    private final DraftButtons buttons;
    private final Copilot copilot;
    private final ChatSurface surface;

    DraftWords(DraftCards cards, DraftButtons buttons, Copilot copilot, ChatSurface surface) {
        this.cards = cards;
        this.buttons = buttons;
        this.copilot = copilot;
        this.surface = surface;
    }

    @Override
    public boolean hear(Caller caller, Place place, String text) {
        String words = text.strip();
        Optional<String> button = BUTTONS.entrySet().stream()
                .filter(some -> some.getValue().matcher(words).matches())
                .map(Map.Entry::getKey)
                .findFirst();
        boolean isRun = RUN.matcher(words).matches();
        if (button.isEmpty() && !isRun) {
            return false;
        }
        // A change is of a workflow that is live, and "it" that workflow.
        Optional<DraftCard> card = card(place).filter(open -> !isRun || open.change() == null);
        card.ifPresent(open -> {
            if (isRun) {
                surface.post(place, NOT_YET);
            } else {
                buttons.pressed(
                        caller,
                        place,
                        new Pressed(
                                button.orElseThrow(), Map.of("value", open.id().toString())));
            }
        });
        return card.isPresent();
    }

    private Optional<DraftCard> card(Place place) {
        int current = copilot.drafts(place.org(), place.conversation()).stream()
                .filter(Copilot.Kept::isCurrent)
                .map(Copilot.Kept::number)
                .findFirst()
                .orElse(0);
        return cards.open(place).stream()
                .filter(open -> open.change() != null || open.number() == current)
                .findFirst();
    }

    private static Pattern said(String words) {
        return Pattern.compile(POLITELY + "(?:" + words + ")" + THE_DRAFT, Pattern.CASE_INSENSITIVE);
    }
}
