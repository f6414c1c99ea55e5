package dev.parley.bot.commands;

import dev.parley.bot.chat.Place;
import dev.parley.bot.identity.Caller;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** {@code replay <run or name> [from <step>] [key=value … or JSON]}, "run it again with total=5". */
@Component
final class ReplayWords implements Saying {
    private static final Pattern FORM = Command.form(
            "(?:replay|rerun|re-run)(?<rest> .+)?|(?:(?:run|start|do|try) (?:(?<what>.+?) )?)?(?:again|once more|one more time)(?<more> .+)?");
    /** Where the values begin: at a first {@code key=}, or at JSON. */
    private static final Pattern VALUES = Pattern.compile("(?:^|\\s)(?:with\\s+)?(?=\\{|[A-Za-z_][\\w.-]*\\s*=)");

    private static final Pattern FROM = Pattern.compile("(?i)(.*?)\\s*\\bfrom(?: step)? (.+)", Pattern.DOTALL);

    private final MeantRuns runs;
    private final Replaying replaying;

    ReplayWords(MeantRuns runs, Replaying replaying) {
        this.runs = runs;
        this.replaying = replaying;
    }

    @Override
    public Optional<Understood> understood(Caller caller, Place place, String words) {
        Matcher form = FORM.matcher(words);
        if (!form.matches()) {
            return Optional.empty();
        }
        String rest = Stream.of("rest", "what", "more")
                .map(part -> Command.given(form.group(part)))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        Matcher values = VALUES.matcher(rest);
        int end = values.find() ? values.start() : rest.length();
        String given = end == rest.length() ? "" : rest.substring(values.end()).strip();
        String subject = rest.substring(0, end).strip();
        Matcher from = FROM.matcher(subject);
        boolean hasStep = from.matches();
        String what = Command.unquoted(hasStep ? from.group(1) : subject);
        String step = hasStep ? Command.unquoted(from.group(2)) : "";
        boolean isCommand = hasStep || !given.isEmpty();
        return runs.find(place, what, run -> run.status().hasEnded(), isCommand)
                .then(run -> replaying.replay(caller, place, run, step, given));
    }
}
