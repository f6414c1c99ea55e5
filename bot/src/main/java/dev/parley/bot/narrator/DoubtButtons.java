package dev.parley.bot.narrator;

import dev.parley.bot.approvals.StepOfRun;
import dev.parley.bot.chat.Buttons;
import dev.parley.bot.chat.ChatEvent.Pressed;
import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.Place;
import dev.parley.bot.identity.Caller;
import dev.parley.engine.run.RunEvent.DoubtAnswer;
import dev.parley.engine.runtime.Runtime;
import org.springframework.stereotype.Component;

/** The three answers to "this step may have happened". */
@Component
class DoubtButtons implements Buttons {
    private final Runtime runtime;
    private final ChatSurface surface;

    DoubtButtons(Runtime runtime, ChatSurface surface) {
        this.runtime = runtime;
        this.surface = surface;
    }

    @Override
    public String prefix() {
        return "doubt.";
    }

    @Override
    public void pressed(Caller caller, Place place, Pressed press) {
        DoubtAnswer answer = switch (press.action()) {
            case "doubt.retry" -> DoubtAnswer.RETRY;
            case "doubt.done" -> DoubtAnswer.DONE;
            case "doubt.stop" -> DoubtAnswer.STOP;
            default -> throw new IllegalArgumentException("No answer to a doubt: " + press.action());
        };
        boolean isResolved = StepOfRun.parse(press.value())
                .map(step -> runtime.resolveDoubt(caller.org(), step.run(), step.step(), answer, caller.actor()))
                .orElse(false);
        if (!isResolved) {
            surface.post(place, Message.of("This was answered already, or its run has ended."));
        }
    }
}
