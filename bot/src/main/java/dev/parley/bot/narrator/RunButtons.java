package dev.parley.bot.narrator;

import dev.parley.bot.chat.Buttons;
import dev.parley.bot.chat.ChatEvent.Pressed;
import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.Place;
import dev.parley.bot.explain.Explaining;
import dev.parley.bot.identity.Caller;
import dev.parley.engine.RunId;
import dev.parley.engine.runtime.Runtime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Cancel on the live message; Retry, Edit input, Run again and Explain on the failure card. */
@Component
class RunButtons implements Buttons {
    private final Runtime runtime;
    private final Retries retries;
    private final Explaining explaining;
    private final ChatSurface surface;

    RunButtons(Runtime runtime, Retries retries, Explaining explaining, ChatSurface surface) {
        this.explaining = explaining;
        this.runtime = runtime;
        this.retries = retries;
        this.surface = surface;
    }

    @Override
    public String prefix() {
        return "run.";
    }

    @Override
    public void pressed(Caller caller, Place place, Pressed press) {
        Optional<RunId> run = run(press.value());
        if (run.isEmpty()) {
            say(place, "There is no run “" + press.value() + "”. Say `status` to see the latest.");
            return;
        }
        switch (press.action()) {
            case "run.cancel" -> cancel(caller, place, run.get());
            case "run.retry" -> retries.retry(caller, place, run.get());
            case "run.replay" -> retries.replay(caller, place, run.get());
            case "run.edit" -> retries.edit(caller, place, run.get());
            case "run.explain" -> explain(caller, place, run.get());
            case "run.edited" -> retries.edited(caller, place, run.get(), press);
            default ->
                say(
                        place,
                        "A run can be cancelled, retried, edited, explained or run again; not “" + press.action()
                                + "”.");
        }
    }

    private void explain(Caller caller, Place place, RunId run) {
        explaining
                .explain(caller.org(), run)
                .ifPresentOrElse(message -> surface.post(place, message), () -> say(place, "That run is gone."));
    }

    private void cancel(Caller caller, Place place, RunId run) {
        if (!runtime.cancel(caller.org(), run, caller.actor(), null)) {
            say(place, "That run had ended, or was being cancelled already.");
        }
    }

    private static Optional<RunId> run(String id) {
        try {
            return Optional.of(new RunId(UUID.fromString(id)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private void say(Place place, String words) {
        surface.post(place, Message.of(words));
    }
}
