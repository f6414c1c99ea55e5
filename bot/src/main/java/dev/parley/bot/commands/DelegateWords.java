package dev.parley.bot.commands;

import dev.parley.bot.approvals.Approvals;
import dev.parley.bot.approvals.Delegating;
import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.Place;
import dev.parley.bot.identity.Caller;
import dev.parley.bot.identity.Deed;
import dev.parley.engine.journal.ApprovalSummary;
import dev.parley.engine.journal.RunHistory;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** "delegate to @bo": hands on the one decision that waits for whoever says so, here or else anywhere. */
@Component
final class DelegateWords implements Saying {
    private static final Pattern FORM = Command.form("(?:delegate|hand)(?: it| this)? (?:on )?to (\\S+|\"[^\"]+\")");

    private final Approvals approvals;
    private final Delegating delegating;
    private final Listings listings;
    private final RunHistory history;
    private final ChatSurface surface;

    DelegateWords(
            Approvals approvals, Delegating delegating, Listings listings, RunHistory history, ChatSurface surface) {
        this.approvals = approvals;
        this.delegating = delegating;
        this.listings = listings;
        this.history = history;
        this.surface = surface;
    }

    /** Whoever was asked may hand it on. */
    @Override
    public Deed deed() {
        return Deed.TAKE_PART;
    }

    @Override
    public Optional<Understood> understood(Caller caller, Place place, String words) {
        Matcher form = FORM.matcher(words);
        return form.matches()
                ? Optional.of(new Understood.Doing(() -> delegate(caller, place, Command.unquoted(form.group(1)))))
                : Optional.empty();
    }

    private void delegate(Caller caller, Place place, String to) {
        List<ApprovalSummary> anywhere = approvals.waitingFor(caller, Integer.MAX_VALUE);
        List<ApprovalSummary> here =
                anywhere.stream().filter(question -> isOf(question, place)).toList();
        List<ApprovalSummary> waiting = here.isEmpty() ? anywhere : here;
        switch (waiting.size()) {
            case 0 -> surface.post(place, Message.of("Nothing waits for you, so there is nothing to hand on."));
            case 1 -> delegating.delegate(caller, place, waiting.getFirst().id(), to, null);
            default -> surface.post(place, listings.approvals(place.org()));
        }
    }

    private boolean isOf(ApprovalSummary question, Place place) {
        return history.beginning(place.org(), question.run())
                .filter(beginning -> place.conversation().equals(beginning.replyTo()))
                .isPresent();
    }
}
