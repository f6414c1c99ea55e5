package dev.parley.bot.approvals;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.ChatEvent.Pressed;
import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.Place;
import dev.parley.bot.identity.Caller;
import dev.parley.bot.identity.Members;
import dev.parley.engine.journal.ApprovalSummary;
import dev.parley.engine.journal.RunHistory;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks whom a decision or a form is to go to, and hands it on. That it was is shown by whoever hears of it. */
@Component
public final class Delegating {
    static final String CHOSEN = "approval.hand_on";

    private static final String TO = "to";
    private static final String COMMENT = "comment";
    /** More than fit into a menu are typed. */
    private static final int MOST_LISTED = 50;

    private final Delegations delegations;
    private final RunHistory history;
    private final Members members;
    private final ChatSurface surface;
    private final InstantSource clock;

    Delegating(Delegations delegations, RunHistory history, Members members, ChatSurface surface, InstantSource clock) {
        this.delegations = delegations;
        this.history = history;
        this.members = members;
        this.surface = surface;
        this.clock = clock;
    }

    /** The form; or, where this person cannot hand it on, why. */
    void ask(Caller caller, Place place, String approvalId) {
        Optional<ApprovalSummary> question =
                StepOfRun.parse(approvalId).flatMap(_ -> history.approval(caller.org(), approvalId));
        Optional<Handover> refusal = question.map(asked -> delegations.refusal(caller, asked))
                .orElse(Optional.of(new Handover.NotTheirs(new Decision.NotAsked())));
        if (refusal.isPresent()) {
            tell(place, refusal.get());
        } else {
            question.ifPresent(asked -> surface.post(place, form(caller, asked)));
        }
    }

    private Message form(Caller caller, ApprovalSummary question) {
        String words = AskedWords.of(question.message()).title();
        return Message.of(
                (Forms.isForm(question) ? "Who fills in “" : "Who decides “")
                        + (words.isEmpty() ? question.workflowName() : words) + "” instead of you?",
                whom(caller),
                new Block.Input(COMMENT, "What they should know", Block.Kind.TEXT, false, null, null),
                Block.buttons(Block.primary(CHOSEN, "Hand it on", question.id())));
    }

    private Block whom(Caller caller) {
        List<Block.Option> others = members.of(caller.org()).stream()
                .filter(member ->
                        !Deciders.actor(member).id().equals(caller.actor().id()))
                .map(member -> new Block.Option(member.name(), "user:" + member.id()))
                .toList();
        return others.isEmpty() || others.size() > MOST_LISTED
                ? new Block.Input(TO, "Person", Block.Kind.TEXT, true, null, null)
                : new Block.Select(TO, "Person", others, null);
    }

    void chosen(Caller caller, Place place, Pressed press) {
        String to = press.filled(TO);
        if (to == null) {
            surface.post(place, Message.of("Choose the person who is to answer."));
        } else {
            delegate(caller, place, press.value(), to, press.filled(COMMENT));
        }
    }

    /** Silent when it is done: everybody sees it. */
    public void delegate(Caller caller, Place place, String approvalId, String to, @Nullable String why) {
        Handover handover = delegations.delegate(caller, approvalId, to, why);
        if (!(handover instanceof Handover.Done)) {
            tell(place, handover);
        }
    }

    private void tell(Place place, Handover handover) {
        surface.post(place, Message.of(ApprovalWords.tell(handover, clock.instant())));
    }
}
