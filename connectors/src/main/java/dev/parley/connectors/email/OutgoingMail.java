package dev.parley.connectors.email;

import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.protocol.FarProblem;
import dev.parley.connectors.text.HtmlText;
import dev.parley.connectors.vault.Fingerprint;
import dev.parley.engine.operation.OperationException;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A mail in the making. Line breaks in what becomes a header are taken out: they would begin another header. */
final class OutgoingMail extends MimeMessage {
    /** What comes along with a mail: {@code text} or {@code base64}. */
    record Attachment(
            @Doc("of the file, such as report.csv") String name,

            @Doc("such as text/csv") @Default("\"application/octet-stream\"") @Nullable
            String type,

            @Nullable String text,
            @Nullable String base64) {}

    private final String messageId;
    private final transient FarProblem problem;

    /** @param key the same mail again has the same, so that whoever gets it twice can tell */
    OutgoingMail(MailAccount account, String key, FarProblem problem) throws OperationException {
        super(Session.getInstance(new Properties()));
        this.problem = problem;
        this.messageId = "%s@%s"
                .formatted(
                        Fingerprint.hex(key, 16),
                        account.address().replaceFirst(".*@", "").replace(">", ""));
        put(() -> {
            setFrom(one(account.address()));
            setSentDate(new Date());
        });
    }

    /** Without angle brackets. */
    String messageId() {
        return messageId;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", "<" + messageId + ">");
    }

    OutgoingMail to(Message.RecipientType type, List<String> addresses) throws OperationException {
        for (String address : addresses) {
            InternetAddress[] parsed = parsed(address);
            put(() -> addRecipients(type, parsed));
        }
        return this;
    }

    OutgoingMail replyTo(@Nullable String address) throws OperationException {
        if (address != null && !address.isBlank()) {
            InternetAddress[] parsed = parsed(address);
            put(() -> setReplyTo(parsed));
        }
        return this;
    }

    OutgoingMail subject(String subject) throws OperationException {
        put(() -> setSubject(inOneLine(subject), "UTF-8"));
        return this;
    }

    /** That a program has sent it, so that others do not answer by program. Source: RFC 3834, 5. */
    OutgoingMail automatic(String how) throws OperationException {
        put(() -> setHeader("Auto-Submitted", how));
        return this;
    }

    /** @param references of the mail that it answers */
    OutgoingMail answering(String id, @Nullable String references) throws OperationException {
        put(() -> {
            setHeader("In-Reply-To", inOneLine(id));
            setHeader("References", inOneLine(references == null ? id : references + " " + id));
        });
        return this;
    }

    /** @throws OperationException {@code bad_input} when there is nothing to say */
    OutgoingMail saying(@Nullable String text, @Nullable String html, List<Attachment> attachments)
            throws OperationException {
        if (text == null && html == null && attachments.isEmpty()) {
            throw problem.badInput("has nothing to send", "Give \"text\", \"html\" or an attachment.");
        }
        MimeBodyPart words = new MimeBodyPart();
        put(() -> write(words, text, html));
        MimeMultipart all = new MimeMultipart("mixed");
        put(() -> all.addBodyPart(words));
        for (Attachment attachment : attachments) {
            MimeBodyPart part = part(attachment);
            put(() -> all.addBodyPart(part));
        }
        put(() -> {
            if (attachments.isEmpty()) {
                write(this, text, html);
            } else {
                setContent(all);
            }
            saveChanges();
        });
        return this;
    }

    private static void write(Part into, @Nullable String text, @Nullable String html) throws MessagingException {
        if (html == null) {
            setText(into, text == null ? "" : text, "plain");
        } else {
            Multipart both = new MimeMultipart("alternative");
            both.addBodyPart(words(text == null ? HtmlText.of(html) : text, "plain"));
            both.addBodyPart(words(html, "html"));
            into.setContent(both);
        }
    }

    private static MimeBodyPart words(String text, String kind) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        setText(part, text, kind);
        return part;
    }

    private static void setText(Part into, String text, String kind) throws MessagingException {
        into.setContent(text, "text/%s; charset=UTF-8".formatted(kind));
    }

    private MimeBodyPart part(Attachment attachment) throws OperationException {
        String type = attachment.type() == null ? "application/octet-stream" : attachment.type();
        if (!type.matches("[\\w.+-]+/[\\w.+-]+")) {
            throw problem.badInput(
                    "cannot attach \"%s\": \"%s\" is no type".formatted(attachment.name(), type),
                    "Write it like text/csv, or leave it out.");
        }
        MimeBodyPart part = new MimeBodyPart();
        byte[] content = content(attachment);
        put(() -> {
            part.setDataHandler(new DataHandler(new ByteArrayDataSource(content, type)));
            part.setFileName(inOneLine(attachment.name()));
            part.setDisposition(ATTACHMENT);
        });
        return part;
    }

    private byte[] content(Attachment attachment) throws OperationException {
        if ((attachment.text() == null) == (attachment.base64() == null)) {
            throw problem.badInput(
                    "cannot attach \"%s\"".formatted(attachment.name()), "Give either its \"text\" or its \"base64\".");
        }
        if (attachment.text() != null) {
            return attachment.text().getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getMimeDecoder().decode(String.valueOf(attachment.base64()));
        } catch (IllegalArgumentException unreadable) {
            throw problem.badInput(
                    "cannot attach \"%s\": its \"base64\" is none".formatted(attachment.name()),
                    "Encode the file's bytes as Base64, or give \"text\".");
        }
    }

    private InternetAddress one(String address) throws OperationException {
        return parsed(address)[0];
    }

    private InternetAddress[] parsed(String text) throws OperationException {
        try {
            InternetAddress[] addresses = InternetAddress.parse(inOneLine(text), true);
            if (addresses.length > 0) {
                return addresses;
            }
        } catch (MessagingException unreadable) {
            throw problem.badInput(
                    "cannot send to \"%s\": %s".formatted(text, unreadable.getMessage()),
                    "Write addresses like ana@acme.com or Ana <ana@acme.com>.");
        }
        throw problem.badInput("has an empty address", "Write addresses like ana@acme.com.");
    }

    private static String inOneLine(String text) {
        return text.replaceAll("[\\r\\n]+", " ").strip();
    }

    /** Composing happens in memory: whatever goes wrong is in what was given. */
    private void put(Writing writing) throws OperationException {
        try {
            writing.write();
        } catch (MessagingException unfit) {
            throw problem.badInput(
                    "cannot write the mail: " + unfit.getMessage(), "Check addresses, subject and attachments.");
        }
    }

    private interface Writing {
        void write() throws MessagingException, OperationException;
    }
}
