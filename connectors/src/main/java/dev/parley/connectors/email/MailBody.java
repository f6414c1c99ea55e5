package dev.parley.connectors.email;

import dev.parley.connectors.text.HtmlText;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a mail says and brings along. Plain text goes before HTML; nothing is read that is larger than it may be. */
final class MailBody {
    private static final int MOST_CHARACTERS = 100_000;
    private static final int MOST_BYTES_OF_TEXT = 1 << 20;
    private static final int MOST_BYTES_ALONG = 3 << 20;
    private static final int DEEPEST = 20;

    private final boolean withContent;
    private final List<Mail.Attachment> attachments = new ArrayList<>();
    private @Nullable String plain;
    private @Nullable String html;
    private int bytesLeft = MOST_BYTES_ALONG;

    private MailBody(boolean withContent) {
        this.withContent = withContent;
    }

    /**
     * @param withContent whether the attachments' contents are wanted
     * @throws AttachmentsTooLarge when they are more than a step can give out
     */
    static MailBody of(Part mail, boolean withContent) throws MessagingException, IOException, AttachmentsTooLarge {
        MailBody body = new MailBody(withContent);
        body.read(mail, 0);
        return body;
    }

    String text() {
        String text = plain != null ? plain.replace("\r\n", "\n").strip() : html != null ? HtmlText.of(html) : "";
        return text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text;
    }

    List<Mail.Attachment> attachments() {
        return List.copyOf(attachments);
    }

    private void read(Part part, int depth) throws MessagingException, IOException, AttachmentsTooLarge {
        boolean isAttached = Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
        if (!isAttached
                && depth < DEEPEST
                && part.isMimeType("multipart/*")
                && part.getContent() instanceof Multipart all) {
            for (int i = 0; i < all.getCount(); i++) {
                read(all.getBodyPart(i), depth + 1);
            }
        } else if (!isAttached && plain == null && part.isMimeType("text/plain")) {
            plain = textOf(part);
        } else if (!isAttached && html == null && part.isMimeType("text/html")) {
            html = textOf(part);
        } else {
            attachments.add(attached(part));
        }
    }

    private Mail.Attachment attached(Part part) throws MessagingException, IOException, AttachmentsTooLarge {
        String type = part.getContentType().replaceAll("(?s)[;\\s].*", "").toLowerCase(Locale.ROOT);
        String name = part.getFileName();
        String shown = name == null ? "unnamed" : MimeUtility.decodeText(name);
        return new Mail.Attachment(shown, type, part.getSize(), withContent ? content(part) : null);
    }

    private String content(Part part) throws MessagingException, IOException, AttachmentsTooLarge {
        try (InputStream content = part.getInputStream()) {
            byte[] bytes = content.readNBytes(bytesLeft + 1);
            bytesLeft -= bytes.length;
            if (bytesLeft < 0) {
                throw new AttachmentsTooLarge();
            }
            return Base64.getEncoder().encodeToString(bytes);
        }
    }

    private static String textOf(Part part) throws MessagingException, IOException {
        try (InputStream content = part.getInputStream()) {
            return new String(content.readNBytes(MOST_BYTES_OF_TEXT), charset(part.getContentType()));
        }
    }

    /** Mails name character sets that nobody has, and are readable all the same. */
    private static Charset charset(String contentType) {
        try {
            String name = new ContentType(contentType).getParameter("charset");
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(MimeUtility.javaCharset(name));
        } catch (ParseException | IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.UTF_8;
        }
    }

    /** The attachments are more than a step can give out. */
    static final class AttachmentsTooLarge extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
