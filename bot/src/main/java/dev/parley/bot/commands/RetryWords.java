package dev.parley.bot.commands;

import dev.parley.bot.chat.Place;
import dev.parley.bot.identity.Caller;
import dev.parley.bot.narrator.Retries;
import dev.parley.engine.run.RunStatus;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** {@code retry}, {@code retry <run or name>}: what the button of that name does. */
@Component
final class RetryWords implements Saying {
    private static final Pattern FORM = Command.form("retry(?: (.+))?");

    private final MeantRuns runs;
    private final Retries retries;

    RetryWords(MeantRuns runs, Retries retries) {
        this.runs = runs;
        this.retries = retries;
    }

    @Override
    public Optional<Understood> understood(Caller caller, Place place, String words) {
        Matcher form = FORM.matcher(words);
        return form.matches()
                ? runs.find(
                                place,
                                Command.unquoted(Command.given(form.group(1))),
                                run -> run.status() == RunStatus.FAILED,
                                false)
                        .then(run -> retries.retry(caller, place, run.id()))
                : Optional.empty();
    }
}
