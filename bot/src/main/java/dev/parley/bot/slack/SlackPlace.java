package dev.parley.bot.slack;

import dev.parley.bot.chat.Place;
import dev.parley.engine.OrgId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in Slack: {@code slack:T1/C1} is a channel or a direct conversation, {@code slack:T1/C1/1700000000.000100} a thread in it, and
 * {@code slack:T1/C1/@U1} what only one person sees there.
 *
 * @param thread timestamp of the thread's first message; null outside threads
 * @param reader who alone sees what is posted; null for everybody
 */
record SlackPlace(
        String team,
        String channel,
        @Nullable String thread,
        @Nullable String reader) {
    private static final Pattern FORM = Pattern.compile("slack:(\\w+)/(\\w+)(?:/(\\d+\\.\\d+))?(?:/@(\\w+))?");

    static SlackPlace channel(String team, String channel) {
        return new SlackPlace(team, channel, null, null);
    }

    static SlackPlace thread(String team, String channel, String thread) {
        return new SlackPlace(team, channel, thread, null);
    }

    /** The same place, for the eyes of one person. */
    SlackPlace onlyFor(String user) {
        return new SlackPlace(team, channel, thread, user);
    }

    /** Empty for a conversation of another surface. */
    static Optional<SlackPlace> of(Place place) {
        return of(place.conversation());
    }

    static Optional<SlackPlace> of(String conversation) {
        Matcher form = FORM.matcher(conversation);
        return form.matches()
                ? Optional.of(new SlackPlace(form.group(1), form.group(2), form.group(3), form.group(4)))
                : Optional.empty();
    }

    String conversation() {
        String where = "slack:" + team + "/" + channel;
        return where + (thread == null ? "" : "/" + thread) + (reader == null ? "" : "/@" + reader);
    }

    Place in(OrgId org) {
        return new Place(org, conversation());
    }

    /** Where Slack keeps direct conversations apart from channels. */
    boolean isDirect() {
        return channel.startsWith("D");
    }
}
