package dev.parley.copilot.understanding;

import static dev.parley.copilot.understanding.Words.pattern;

import java.util.List;
import java.util.regex.Pattern;

/** Letters that come in: "new mails", "the invoices we get by mail", "people write to jobs@…". */
final class Mailboxes {
    private static final String MAIL = "(?:e-?mails?|mails?|(?:gmail|outlook|inbox) messages?)";
    private static final String PEOPLE =
            "(?:people|customers?|candidates?|applicants?|clients?|suppliers?|users?|they|someone|somebody|colleagues?|guests?|partners?|members?)";
    private static final List<Pattern> NEW_MAIL = List.of(
            pattern("\\b(?:get|gets|got|receive|receives|receiving)\\b[^.;:,]{0,30}\\b" + MAIL
                    + "\\b(?! (?:from|to) (?:me|us))"),
            pattern(
                    "\\b(?:get|gets|receive|receives|sent|comes?|arrives?|arriving) (?:to us |in )?(?:by|via|through|per) "
                            + MAIL + "\\b"),
            pattern(
                    "\\b" + PEOPLE
                            + " (?:can )?(?:e-?mails?|mails?|(?:writes?|sends? (?:an? )?(?:e-?mails?|mails?)) to(?= (?:us|me|[\\w.+-]+@))) (?:us|me|our|the|[\\w.+-]+@)"),
            pattern(
                    "\\b(?:check|read|watch|monitor|process|handle|scan|sort)(?:s|es|ing)? [^.;:,]{0,30}\\b(?:in|from) (?:our|my|the) (?:[\\p{L}]+ ){0,2}(?:mailbox|inbox)\\b"),
            pattern("\\b(?:e-?mails?|mails?|messages?) (?:sent |addressed |that go )?to [\\w.+-]+@"),
            pattern(
                    "\\b(?:incoming|inbound|new|each|every)\\b[^.;:,]{0,30}\\b(?:in|from|into|to) (?:our|the|my) (?:[\\p{L}]+ )?(?:mailbox|inbox)\\b"),
            pattern("\\b(?:new|incoming|inbound|unread|arriving|each|every)\\b[^.;:,]{0,25}\\b" + MAIL + "\\b"),
            pattern("\\b(?:new|incoming|inbound)\\b[^.;:,]{0,15}\\b(?:gmail|outlook)\\b"),
            pattern("\\b" + MAIL
                    + "\\b[^.;:,]{0,40}\\b(?:arriv\\w+|com(?:es?|ing) in|(?:is|are) received|lands?\\b|reach\\w*)"),
            pattern(
                    "\\b(?:reads?|watch(?:es)?|monitors?|checks?) (?:my|our|the|your|an?) (?:[\\p{L}]+ )?(?:inbox|mailbox)\\b"),
            pattern("\\b(?:get|gets|receive|receives|receiving) (?:an? |new )?(?:\\w+ )?" + MAIL + "\\b"));

    private Mailboxes() {}

    static boolean areSpokenOf(String sentences) {
        return NEW_MAIL.stream().anyMatch(pattern -> pattern.matcher(sentences).find());
    }
}
