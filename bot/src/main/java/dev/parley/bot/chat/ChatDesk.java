package dev.parley.bot.chat;

import dev.parley.bot.chat.ChatEvent.Pressed;
import dev.parley.bot.identity.Caller;
import dev.parley.bot.identity.Deed;
import dev.parley.bot.identity.RefusedException;
import dev.parley.bot.identity.Rights;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Where everything people do in a chat arrives. Answers through the surface before it returns. One event of a conversation is dealt
 * with at a time, so that two people, or two clicks, cannot talk past each other.
 */
@Component
public final class ChatDesk {
    private final ChatSurface surface;
    private final List<Listening> listeners;
    private final List<Buttons> buttons;
    private final Rights rights;
    private final OneAtATime oneAtATime = new OneAtATime();

    ChatDesk(ChatSurface surface, List<Listening> listeners, List<Buttons> buttons, Rights rights) {
        this.surface = surface;
        this.listeners = listeners;
        this.buttons = buttons;
        this.rights = rights;
    }

    /** @throws UnknownConversationException when there is no such conversation */
    public void receive(Caller caller, Place place, ChatEvent event) {
        if (!surface.knows(place)) {
            throw new UnknownConversationException(place);
        }
        oneAtATime.run(place, () -> attend(place, () -> answer(caller, place, event)));
    }

    /**
     * Words that may as well be meant for other people: an answer, a change or a command is taken up, all else left alone.
     *
     * @param isOrder whether they read like a command, so that somebody who may not give it hears why
     * @throws UnknownConversationException when there is no such conversation
     */
    public void overhear(Caller caller, Place place, String text, boolean isOrder) {
        if (!surface.knows(place)) {
            throw new UnknownConversationException(place);
        }
        oneAtATime.run(
                place,
                () -> attend(
                        place,
                        () -> offer(
                                        listeners.stream().filter(listener -> !listener.takesAnything(place, text)),
                                        caller,
                                        place,
                                        text)
                                .flatMap(Unheard::refusal)
                                .filter(_ -> isOrder)
                                .ifPresent(refusal -> surface.post(place, told(refusal)))));
    }

    private void attend(Place place, Runnable answer) {
        try {
            answer.run();
        } catch (RefusedException refusal) {
            surface.post(place, told(refusal));
        } catch (RuntimeException failure) {
            apologize(place, failure);
            throw failure;
        }
    }

    private void apologize(Place place, RuntimeException failure) {
        try {
            surface.post(
                    place,
                    Message.of(
                            "",
                            Block.error("Something went wrong on my side, and I did not finish what you asked. "
                                    + "Try again; if it stays, the server's log says why.")));
        } catch (RuntimeException further) {
            failure.addSuppressed(further);
        }
    }

    private void answer(Caller caller, Place place, ChatEvent event) {
        switch (event) {
            case ChatEvent.Said said -> hear(caller, place, said.text());
            case Pressed pressed -> press(caller, place, pressed);
            case ChatEvent.Submitted form -> press(caller, place, new Pressed(form.form(), form.values()));
            case ChatEvent.Commanded(String command, String text) ->
                hear(caller, place, (command + " " + text).strip());
        }
    }

    private void hear(Caller caller, Place place, String text) {
        offer(listeners.stream(), caller, place, text)
                .ifPresent(unheard -> surface.post(
                        place,
                        unheard.refusal()
                                .map(ChatDesk::told)
                                .orElseGet(() ->
                                        Message.of("I did not understand that. Say `help` to see what I can do."))));
    }

    /** Nobody took the words up. @param refusal of the first who was not to hear this person */
    private record Unheard(Optional<RefusedException> refusal) {}

    private Optional<Unheard> offer(Stream<Listening> some, Caller caller, Place place, String text) {
        Optional<RefusedException> refusal = Optional.empty();
        for (Listening listener : some.toList()) {
            Optional<RefusedException> here = rights.refusal(caller, listener.deed(text));
            refusal = refusal.or(() -> here);
            if (here.isEmpty() && listener.hear(caller, place, text)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Unheard(refusal));
    }

    /** What pressing does; empty when it means nothing. */
    public Optional<Deed> deed(Pressed press) {
        return pressed(press).map(some -> some.deed(press));
    }

    private Optional<Buttons> pressed(Pressed press) {
        return buttons.stream()
                .filter(some -> press.action().startsWith(some.prefix()))
                .findFirst();
    }

    private void press(Caller caller, Place place, Pressed press) {
        pressed(press)
                .ifPresentOrElse(
                        some -> rights.refusal(caller, some.deed(press))
                                .ifPresentOrElse(
                                        refusal -> surface.post(place, told(refusal)),
                                        () -> some.pressed(caller, place, press)),
                        () -> surface.post(
                                place,
                                Message.of("The button `" + press.action()
                                        + "` means nothing to me. Reload the page; if it stays, tell me in words.")));
    }

    private static Message told(RefusedException refusal) {
        return Message.of("", Block.warning(refusal.getMessage() + " " + refusal.hint()));
    }
}
