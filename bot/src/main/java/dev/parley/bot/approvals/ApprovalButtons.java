package dev.parley.bot.approvals;

import dev.parley.bot.chat.Buttons;
import dev.parley.bot.chat.ChatEvent.Pressed;
import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.Place;
import dev.parley.bot.identity.Caller;
import dev.parley.bot.identity.Deed;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** The buttons of an approval card. The card itself is changed by whoever hears of the decision. */
@Component
final class ApprovalButtons implements Buttons {
    private final Approvals approvals;
    private final Delegating delegating;
    private final ChatSurface surface;
    private final InstantSource clock;

    ApprovalButtons(Approvals approvals, Delegating delegating, ChatSurface surface, InstantSource clock) {
        this.approvals = approvals;
        this.delegating = delegating;
        this.surface = surface;
        this.clock = clock;
    }

    @Override
    public String prefix() {
        return "approval.";
    }

    /** Whoever is asked may answer. */
    @Override
    public Deed deed(Pressed press) {
        return Deed.TAKE_PART;
    }

    @Override
    public void pressed(Caller caller, Place place, Pressed press) {
        switch (press.action()) {
            case "approval.approve" -> decide(caller, place, press, true);
            case "approval.reject" -> decide(caller, place, press, false);
            case "approval.delegate" -> delegating.ask(caller, place, press.value());
            case Delegating.CHOSEN -> delegating.chosen(caller, place, press);
            default ->
                surface.post(
                        place,
                        Message.of(
                                "An approval can be approved, rejected or delegated; not “" + press.action() + "”."));
        }
    }

    private void decide(Caller caller, Place place, Pressed press, boolean approve) {
        Decision decision = approvals.decide(caller, press.value(), approve, press.filled("comment"));
        if (!(decision instanceof Decision.Decided)) {
            surface.post(place, Message.of(ApprovalWords.tell(decision, clock.instant())));
        }
    }
}
