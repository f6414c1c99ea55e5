package dev.parley.bot.commands;

import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Place;
import dev.parley.bot.explain.Explaining;
import dev.parley.bot.identity.Caller;
import dev.parley.bot.identity.Deed;
import dev.parley.engine.run.RunStatus;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** {@code explain}, {@code explain <name or run>}, "why did it fail?", "what went wrong with <name>?", "what did you do?". */
@Component
final class ExplainWords implements Saying {
    private static final Pattern FORM = Command.form(
            "explain(?: run)?(?: (.+))?|why (?:did|has|is) (.+?) (?:fail|failed|failing)|why did(?:n't| not) (.+?) work|what (?:went|is) wrong(?: with (.+))?"
                    + "|what happened(?: (?:to|with) (.+))?|what did (?:you|it) do|show(?: me)? (the last run)");
    private static final Pattern OF_A_RUN =
            Command.form("why (?:did|has|is) .+|what went wrong.*|what happened.*|show.*");

    private final MeantRuns runs;
    private final Explaining explaining;
    private final ChatSurface surface;

    ExplainWords(MeantRuns runs, Explaining explaining, ChatSurface surface) {
        this.runs = runs;
        this.explaining = explaining;
        this.surface = surface;
    }

    @Override
    public Deed deed() {
        return Deed.TAKE_PART;
    }

    @Override
    public boolean isNoAnswer(String words) {
        return FORM.matcher(words).matches() && OF_A_RUN.matcher(words).matches();
    }

    @Override
    public Optional<Understood> understood(Caller caller, Place place, String words) {
        Matcher form = FORM.matcher(words);
        if (!form.matches()) {
            return Optional.empty();
        }
        String what = "";
        for (int group = 1; group <= form.groupCount(); group++) {
            what = form.group(group) == null ? what : Command.unquoted(form.group(group));
        }
        return runs.find(place, what, run -> run.status() == RunStatus.FAILED, false)
                .then(run ->
                        explaining.explain(place.org(), run.id()).ifPresent(message -> surface.post(place, message)));
    }
}
