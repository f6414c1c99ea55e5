package dev.parley.bot.commands;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A wish in the few fixed forms that need no understanding. */
sealed interface Command {
    record Help() implements Command {}

    record ListWorkflows() implements Command {}

    /** @param arguments {@code k=v} pairs as written; empty for none */
    record Run(String name, String arguments) implements Command {}

    /** @param name of a workflow; empty means all */
    record Status(String name) implements Command {}

    /** @param what id of a run or name of a workflow; empty means the one that runs */
    record Cancel(String what) implements Command {}

    /** Asks what can be stopped, rather than stops what nobody named. */
    record Stop() implements Command {}

    record Schedules() implements Command {}

    record Waiting() implements Command {}

    /** Answers the one approval that waits. */
    record Decide(boolean approve) implements Command {}

    /** @param said empty when no workflow was named */
    record About(Matter matter, VersionedName said) implements Command {}

    Pattern HELP = form("help|commands|what can you do|\\?");
    Pattern LIST = form("list|workflows|(?:list|show)(?: me)?(?: all| my| the| all my)? workflows");
    Pattern RUN = form("(?:run|start) (.+?)(?: with (.*=.*))?");
    Pattern STATUS = form("status(?: of)?(?: (.+))?|runs|list runs");
    Pattern CANCEL = form("cancel(?: run)?(?: (.+))?|(?:stop|abort)(?: run)? (.+)");
    Pattern STOP = form("(?:please )?(?:stop|abort)(?: (?:it|this|that|everything|all(?: runs| of it)?|now))*");
    Pattern SCHEDULES = form("schedules?|list schedules|what is scheduled");
    Pattern WAITING = form("approvals?|(?:list|show) approvals|what is waiting");
    Pattern DECIDE = form("(approve|reject)(?: it)?");

    /** Empty when these words have none of the forms. They may still turn out to name no workflow. */
    static Optional<Command> parse(String text) {
        String words = words(text);
        Matcher run = RUN.matcher(words);
        if (run.matches()) {
            return Optional.of(new Run(unquoted(run.group(1)), given(run.group(2))));
        }
        Matcher status = STATUS.matcher(words);
        if (status.matches()) {
            return Optional.of(new Status(unquoted(given(status.group(1)))));
        }
        if (STOP.matcher(words).matches()) {
            return Optional.of(new Stop());
        }
        Matcher cancel = CANCEL.matcher(words);
        if (cancel.matches()) {
            return Optional.of(new Cancel(unquoted(given(cancel.group(1)) + given(cancel.group(2)))));
        }
        Matcher decide = DECIDE.matcher(words);
        if (decide.matches()) {
            return Optional.of(new Decide(decide.group(1).equalsIgnoreCase("approve")));
        }
        return fixed(words, text).or(() -> Matter.parse(words));
    }

    /** Without the command's mark and the full stop. */
    static String words(String text) {
        return text.strip().replaceFirst("^/(?:parley\\s+)?", "").replaceFirst("[.!?]$", "");
    }

    private static Optional<Command> fixed(String words, String text) {
        if (HELP.matcher(words).matches() || text.strip().equals("?")) {
            return Optional.of(new Help());
        }
        if (LIST.matcher(words).matches()) {
            return Optional.of(new ListWorkflows());
        }
        if (SCHEDULES.matcher(words).matches()) {
            return Optional.of(new Schedules());
        }
        return WAITING.matcher(words).matches() ? Optional.of(new Waiting()) : Optional.empty();
    }

    static Pattern form(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    static String given(@Nullable String group) {
        return group == null ? "" : group.strip();
    }

    static String unquoted(String name) {
        return name.replaceAll("^[\"'“`]+|[\"'”`]+$", "").strip();
    }
}
