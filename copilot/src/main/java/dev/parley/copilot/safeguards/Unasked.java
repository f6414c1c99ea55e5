package dev.parley.copilot.safeguards;

import dev.parley.copilot.brief.Brief;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a person said that nobody is to be asked. */
final class Unasked {
    private static final Pattern WISH = Pattern.compile(
            "\\b(?:without(?: any| an)?(?: further)? (?:asking|approvals?|confirmation|review|sign-?off|being asked|anyone looking)"
                    + "|no (?:approvals?|confirmation|review|sign-?off)(?: is| are)?(?: needed| necessary| required)?"
                    + "|(?:don'?t|do not|no need to) ask(?: me| us| anyone| anybody)?)\\b",
            Pattern.CASE_INSENSITIVE);

    /** "Nothing is deleted without asking" says the opposite. */
    private static final Pattern TURNED = Pattern.compile(
            "\\b(?:nothing|nobody|no one|none|never|not|cannot|no)\\b|n't\\b", Pattern.CASE_INSENSITIVE);

    private Unasked() {}

    static boolean isWished(Brief brief) {
        for (String sentence : brief.wish().split("[.;!?\\n]")) {
            Matcher wish = WISH.matcher(sentence);
            if (wish.find()
                    && !TURNED.matcher(sentence.substring(0, wish.start())).find()) {
                return true;
            }
        }
        return false;
    }
}
