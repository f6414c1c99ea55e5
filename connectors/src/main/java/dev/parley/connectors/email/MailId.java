package dev.parley.connectors.email;

import dev.parley.connectors.protocol.FarProblem;
import dev.parley.engine.operation.OperationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which mail is meant, such as {@code 42-1700000000-INBOX}.
 *
 * @param validity of the folder's numbers; when the server gives new ones, no mail is taken for another (RFC 3501, 2.3.1.1)
 */
record MailId(String folder, long validity, long uid) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,10})-(\\d{1,10})-(.+)");

    static MailId parse(String text, FarProblem problem) throws OperationException {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw problem.badInput(
                    "names a mail by \"%s\"".formatted(text),
                    "Use the \"id\" of email.search or of the mail that has arrived.");
        }
        return new MailId(parts.group(3), Long.parseLong(parts.group(2)), Long.parseLong(parts.group(1)));
    }

    @Override
    public String toString() {
        return uid + "-" + validity + "-" + folder;
    }
}
