package dev.parley.connectors.google.gmail;

import com.google.api.services.gmail.model.Message;
import dev.parley.connectors.google.GoogleSession;
import dev.parley.connectors.text.HtmlText;
import dev.parley.engine.operation.OperationException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A mail to be sent, as RFC 5322 has it. The sender, the date and the message's id are Gmail's affair.
 *
 * @param to addresses, separated by commas; so are the next two
 * @param thread the conversation it goes into; null begins one
 * @param answers message id of the mail it answers; null for none
 * @param references message ids of the conversation so far, in their order; null for none
 */
record Letter(
        String to,
        @Nullable String cc,
        @Nullable String bcc,
        String subject,
        String body,
        boolean html,
        @Nullable String thread,
        @Nullable String answers,
        @Nullable String references) {
    private static final String CHARSET = StandardCharsets.UTF_8.name();

    /** One that answers none. */
    static Letter of(
            String to,
            @Nullable String cc,
            @Nullable String bcc,
            String subject,
            String body,
            boolean html,
            @Nullable String thread) {
        return new Letter(to, cc, bcc, subject, body, html, thread, null, null);
    }

    /** For {@code users.messages.send} and {@code users.drafts.create}. */
    Message sealed(GoogleSession<?> gmail) throws OperationException {
        MimeMessage mime = new Unnamed();
        try {
            mime.setRecipients(jakarta.mail.Message.RecipientType.TO, addresses(to, "to", gmail));
            mime.setRecipients(jakarta.mail.Message.RecipientType.CC, addresses(cc, "cc", gmail));
            mime.setRecipients(jakarta.mail.Message.RecipientType.BCC, addresses(bcc, "bcc", gmail));
            mime.setSubject(oneLine(subject), CHARSET);
            if (answers != null) {
                mime.setHeader("In-Reply-To", oneLine(answers));
                mime.setHeader("References", oneLine(references == null ? answers : references + " " + answers));
            }
            if (html) {
                mime.setContent(alternatives());
            } else {
                mime.setText(body, CHARSET);
            }
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            mime.writeTo(written);
            return new Message().encodeRaw(written.toByteArray()).setThreadId(thread);
        } catch (MessagingException impossible) {
            throw new IllegalStateException("A mail in memory cannot be written", impossible);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** For those who read no HTML, among them many filters of unwanted mail. */
    private MimeMultipart alternatives() throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText(HtmlText.tight(body), CHARSET);
        MimeBodyPart marked = new MimeBodyPart();
        marked.setText(body, CHARSET, "html");
        return new MimeMultipart("alternative", text, marked);
    }

    private static InternetAddress[] addresses(@Nullable String list, String field, GoogleSession<?> gmail)
            throws OperationException {
        try {
            InternetAddress[] all = InternetAddress.parse(list == null ? "" : list, true);
            for (InternetAddress address : all) {
                address.validate();
            }
            return all;
        } catch (AddressException odd) {
            throw gmail.badInput(
                    "cannot send to \"%s\" in its \"%s\"".formatted(oneLine(String.valueOf(list)), field),
                    "Give mail addresses, separated by commas, such as ana@acme.test, bo@acme.test.");
        }
    }

    /** A line break in a header would begin another header. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\r\\n\\p{Cntrl}]+", " ").strip();
    }

    /** Without a message id of our own, which would tell this machine's name. */
    private static final class Unnamed extends MimeMessage {
        Unnamed() {
            super(Session.getInstance(new Properties()));
        }

        @Override
        protected void updateMessageID() {}
    }
}
