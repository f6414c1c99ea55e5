package dev.parley.bot.api;

import dev.parley.bot.problem.ProblemException;
import dev.parley.engine.catalog.StoredWorkflow;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;

/** {@code If-Match: "7"}: save only onto that revision of a draft, so that nobody's change is lost to another's. */
final class IfMatch {
    private static final Pattern REVISION = Pattern.compile("\"?(\\d{1,9})\"?");

    private IfMatch() {}

    static int revision(String header) {
        Matcher written = REVISION.matcher(header.strip());
        if (!written.matches()) {
            throw ProblemException.badRequest(
                    "`If-Match` names no revision.", "Send the `revision` you began with, such as `If-Match: \"7\"`.");
        }
        return Integer.parseInt(written.group(1));
    }

    static ProblemException superseded(StoredWorkflow newest) {
        return new ProblemException(
                HttpStatus.PRECONDITION_FAILED,
                "Somebody else changed it",
                "This draft was changed by %s and is at revision %d now; nothing was saved."
                        .formatted(newest.savedBy(), newest.ref().revision()),
                "Read it again and make your change on that, or send it without `If-Match` to replace it.");
    }
}
