package dev.parley.bot.narrator;

import dev.parley.bot.approvals.ApprovalWords;
import dev.parley.bot.approvals.Forms;
import dev.parley.bot.approvals.Submission;
import dev.parley.bot.chat.Buttons;
import dev.parley.bot.chat.ChatEvent.Pressed;
import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Form;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.Place;
import dev.parley.bot.identity.Caller;
import dev.parley.bot.identity.Deed;
import dev.parley.engine.journal.ApprovalSummary;
import dev.parley.engine.run.RunEvent.InputRequested;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Sends a form that was filled in, and shows one again. That it was taken is shown by whoever hears of it. */
@Component
class FormButtons implements Buttons {
    private final Forms forms;
    private final PostedCards cards;
    private final RunThreads threads;
    private final ChatSurface surface;
    private final InstantSource clock;

    FormButtons(Forms forms, PostedCards cards, RunThreads threads, ChatSurface surface, InstantSource clock) {
        this.forms = forms;
        this.cards = cards;
        this.threads = threads;
        this.surface = surface;
        this.clock = clock;
    }

    @Override
    public String prefix() {
        return "input.";
    }

    /** Whoever is asked may answer. */
    @Override
    public Deed deed(Pressed press) {
        return Deed.TAKE_PART;
    }

    @Override
    public void pressed(Caller caller, Place place, Pressed press) {
        switch (press.action()) {
            case FormCard.SUBMIT -> submit(caller, place, press);
            case FormCard.OPEN -> open(caller, place, press.value());
            default -> say(place, "A form can be opened or submitted; not “" + press.action() + "”.");
        }
    }

    private void submit(Caller caller, Place place, Pressed press) {
        Map<String, String> typed = Form.typed(press);
        Submission submission = forms.submit(caller, press.value(), typed);
        switch (submission) {
            case Submission.Unfit unfit ->
                forms.find(caller, press.value())
                        .ifPresent(form -> correct(caller, place, form, new Form.Draft(typed, unfit.atFields())));
            case Submission.Taken _ when isElsewhere(caller, place, press.value()) -> tell(place, submission);
            case Submission.Taken _ -> {}
            case Submission.Settled _, Submission.NotAllowed _, Submission.NotAsked _, Submission.IsApproval _ ->
                tell(place, submission);
        }
    }

    /** Shows the problems on the card; what was typed stays. */
    private void correct(Caller caller, Place place, ApprovalSummary form, Form.Draft draft) {
        Optional<RunThread> thread =
                thread(caller, form).filter(known -> known.place().equals(place));
        boolean isShown = thread.isPresent() && cards.change(thread.get(), card(form), () -> message(form, draft));
        // Whoever was called to it again has typed there.
        thread.ifPresent(known -> cards.change(known, RunCards.NUDGE + form.step(), () -> message(form, draft)));
        if (!isShown) {
            surface.post(place, message(form, draft));
            return;
        }
        // Whoever was faster may have settled the card before it was changed back just now.
        forms.find(caller, form.id())
                .filter(now -> !now.state().equals("pending"))
                .ifPresent(now -> cards.change(thread.get(), card(now), () -> settled(now)));
    }

    private void open(Caller caller, Place place, String id) {
        forms.refusal(caller, id)
                .ifPresentOrElse(
                        refusal -> tell(place, refusal),
                        () -> forms.find(caller, id).ifPresent(form -> show(caller, place, form)));
    }

    private void show(Caller caller, Place place, ApprovalSummary form) {
        Message message = message(form, Form.Draft.EMPTY);
        thread(caller, form)
                .filter(thread -> thread.place().equals(place))
                .ifPresentOrElse(
                        thread -> cards.repeat(thread, card(form), message), () -> surface.post(place, message));
    }

    /** A card that stands in another conversation than the run's does not change by itself. */
    private boolean isElsewhere(Caller caller, Place place, String id) {
        return forms.find(caller, id)
                .flatMap(form -> thread(caller, form))
                .filter(thread -> thread.place().equals(place))
                .isEmpty();
    }

    private Optional<RunThread> thread(Caller caller, ApprovalSummary form) {
        return Optional.ofNullable(
                threads.find(caller.org(), List.of(form.run())).get(form.run()));
    }

    private static String card(ApprovalSummary form) {
        return RunCards.FORM + form.step();
    }

    private static Message message(ApprovalSummary form, Form.Draft draft) {
        return FormCard.asking(AskedForm.of(form), draft);
    }

    private static Message settled(ApprovalSummary form) {
        return form.decidedBy() != null && form.values() != null && form.decidedAt() != null
                ? FormCard.given(form.workflowName(), asked(form), form.decidedBy(), form.values(), form.decidedAt())
                : FormCard.abandoned(form.workflowName(), asked(form), "Nobody waits for this any longer");
    }

    private static InputRequested asked(ApprovalSummary form) {
        return new InputRequested(form.step(), form.approvers(), form.message(), form.fields(), form.expiresAt(), null);
    }

    private void tell(Place place, Submission submission) {
        say(place, ApprovalWords.tell(submission, clock.instant()));
    }

    private void say(Place place, String words) {
        surface.post(place, Message.of(words));
    }
}
