package dev.parley.copilot.interview;

import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Slot;
import dev.parley.copilot.understanding.Reading;
import dev.parley.copilot.understanding.Understanding;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Two wishes told in one breath: "When an order arrives, …. Also, every Monday at 9 send me …". */
final class Wishes {
    private static final Pattern FURTHER = Pattern.compile(
            "(?:(?<=[.!;\\n])\\s*|,\\s+)(?:and )?(?:also|and|besides|additionally|in addition|separately|plus|another one|second(?:ly)?)\\b[,:]?\\s+(?=(?:when|whenever|every|each|on|once|if)\\b)",
            Pattern.CASE_INSENSITIVE);

    private Wishes() {}

    /** One by one; only what could stand alone and is set off by something else of its own is a wish of its own. */
    static List<String> apart(String text, Understanding understanding, ZoneId zone) {
        List<String> wishes = new ArrayList<>();
        int from = 0;
        Matcher further = FURTHER.matcher(text);
        while (further.find()) {
            String before = text.substring(from, further.start()).strip();
            if (areTwo(before, text.substring(further.end()), understanding, Brief.empty(zone))) {
                wishes.add(before);
                from = further.end();
            }
        }
        wishes.add(text.substring(from).strip());
        return List.copyOf(wishes);
    }

    private static boolean areTwo(String first, String second, Understanding understanding, Brief empty) {
        Reading one = understanding.read(first, empty);
        Reading other = understanding.read(second, empty);
        return isAlone(one)
                && isAlone(other)
                && !Objects.equals(one.start().value(), other.start().value());
    }

    private static boolean isAlone(Reading reading) {
        return reading.isWhole()
                && reading.start().source() == Slot.Source.SAID
                && !reading.start().wantsAsking();
    }
}
