package dev.parley.connectors.email;

import dev.parley.connectors.protocol.FarProblem;
import dev.parley.connectors.protocol.Wording;
import dev.parley.engine.operation.OperationException;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderClosedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.StoreClosedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/** What mail servers refuse, in words. Source: RFC 5321, 4.2 (replies of 4xx pass, those of 5xx stay). */
final class MailWords implements Wording {
    @Override
    public Optional<OperationException> of(Exception cause, FarProblem problem) {
        return switch (cause) {
            case SendFailedException refused -> Optional.of(notSent(refused, problem));
            case FolderNotFoundException missing ->
                Optional.of(problem.of(
                        "folder_not_found",
                        "names the folder \"%s\", which is not there"
                                .formatted(missing.getFolder().getFullName()),
                        "Write it as the mail server does, folders in folders too, such as INBOX/Done.",
                        missing));
            case FolderClosedException closed -> Optional.of(problem.lost(closed));
            case StoreClosedException closed -> Optional.of(problem.lost(closed));
            case MessagingException other -> problem.ofNetwork(other).or(() -> Optional.of(refused(other, problem)));
            case IOException unreadable ->
                problem.ofNetwork(unreadable)
                        .or(() -> Optional.of(problem.of(
                                "bad_reply",
                                "cannot read what the mail server sends: " + unreadable.getMessage(),
                                "Look at the mail with another program.",
                                unreadable)));
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<String> refusedLogin(Exception cause) {
        return cause instanceof AuthenticationFailedException refused
                ? Optional.of(String.valueOf(refused.getMessage()))
                : Optional.empty();
    }

    private static OperationException notSent(SendFailedException failure, FarProblem problem) {
        List<String> refusals = new ArrayList<>();
        boolean isForGood = false;
        for (Exception next = failure; next != null; ) {
            switch (next) {
                case SMTPAddressFailedException address -> {
                    refusals.add(address.getAddress().getAddress() + ": " + words(address));
                    isForGood |= address.getReturnCode() >= 500;
                }
                case SMTPSendFailedException gone
                when gone.getReturnCode() < 200 -> {
                    return problem.lost(gone);
                }
                case SMTPSendFailedException whole when whole.getReturnCode() >= 500 -> isForGood = true;
                default -> {}
            }
            next = next instanceof MessagingException mail ? mail.getNextException() : null;
        }
        if (refusals.isEmpty()) {
            return isForGood || !(failure instanceof SMTPSendFailedException)
                    ? refused(failure, problem)
                    : problem.retryable(
                            "mail_deferred",
                            "was put off by the mail server: " + words(failure),
                            "Nothing was sent. Retry later.",
                            failure);
        }
        String what = "was refused a recipient by the mail server: " + String.join("; ", refusals);
        return isForGood
                ? problem.of(
                        "recipient_refused",
                        what,
                        "Nothing was sent to anybody. Correct the address, then Retry.",
                        failure)
                : problem.retryable("recipient_refused", what, "Nothing was sent to anybody. Retry later.", failure);
    }

    private static OperationException refused(MessagingException refusal, FarProblem problem) {
        return problem.of(
                "mail_refused",
                "was refused by the mail server: " + words(refusal),
                "Do as it says, then Retry.",
                refusal);
    }

    private static String words(MessagingException refusal) {
        return String.valueOf(refusal.getMessage()).strip().replaceAll("\\s+", " ");
    }
}
