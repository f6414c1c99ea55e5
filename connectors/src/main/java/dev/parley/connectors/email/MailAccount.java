package dev.parley.connectors.email;

import dev.parley.connectors.connection.Auth;
import dev.parley.connectors.connection.Field;
import dev.parley.connectors.http.GuardedSockets;
import dev.parley.connectors.protocol.Settings;
import dev.parley.engine.operation.OperationException;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

/**
 * Where an account's servers are and how to talk to them. Source: Angus Mail, packages {@code imap} and {@code smtp}, "Properties".
 *
 * @param address what its mails come from
 */
record MailAccount(String user, String password, String address, Server imap, Server smtp) {
    private static final Field USER = Field.text("user", "User", "As a rule the whole address, such as ana@acme.com.");
    private static final Field PASSWORD =
            Field.secret("password", "Password", "With two-factor login, one that was made for applications.");
    private static final Field IMAP_HOST = Field.text("imap_host", "IMAP host", "Such as imap.acme.com.");
    private static final Field SMTP_HOST = Field.text("smtp_host", "SMTP host", "Such as smtp.acme.com.");
    private static final Field FROM = Field.text("from", "From", "The address to send from; the user when left out.")
            .optional();
    private static final Field FOLDERS = Field.text(
                    "folders", "Folders to watch", "For the event that a mail arrives; INBOX when left out.")
            .optional();

    private static final int IMAPS = 993;
    private static final int SMTPS = 465;
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);

    static final Auth AUTH = Auth.form(
            USER,
            PASSWORD,
            IMAP_HOST,
            Settings.port("imap_port", "IMAP port", IMAPS),
            SMTP_HOST,
            Settings.port("smtp_port", "SMTP port", SMTPS),
            Settings.TLS,
            FROM,
            FOLDERS);

    /** @throws OperationException {@code bad_connection} */
    static MailAccount of(Settings settings) throws OperationException {
        String user = settings.text(USER.name());
        String address = settings.optional(FROM.name()).orElse(user);
        if (address.indexOf('@') < 1) {
            throw settings.unfit(FROM.name(), "is missing, and the user is no address to send from");
        }
        boolean hasTls = settings.hasTls();
        return new MailAccount(
                user,
                settings.text(PASSWORD.name()),
                address,
                new Server(settings.text(IMAP_HOST.name()), settings.port("imap_port", IMAPS), hasTls, IMAPS),
                new Server(settings.text(SMTP_HOST.name()), settings.port("smtp_port", SMTPS), hasTls, SMTPS));
    }

    static List<String> watched(Settings settings) {
        List<String> folders = settings.list(FOLDERS.name());
        return folders.isEmpty() ? List.of("INBOX") : folders;
    }

    /** @param patience how long a read may take */
    Session session(GuardedSockets sockets, Duration patience) {
        Properties properties = new Properties();
        imap.describe("mail.imap", properties, sockets, patience);
        smtp.describe("mail.smtp", properties, sockets, patience);
        // Reading a mail must not mark it as read.
        properties.put("mail.imap.peek", "true");
        properties.put("mail.imap.connectionpoolsize", "1");
        properties.put("mail.smtp.auth", "true");
        properties.put("mail.smtp.sendpartial", "false");
        properties.put("mail.smtp.quitwait", "false");
        // Instead of our own name, which is nobody's business.
        properties.put("mail.smtp.localhost", "[127.0.0.1]");
        return Session.getInstance(properties);
    }

    /** @param tlsPort where TLS begins with the first byte; on every other port it begins with STARTTLS */
    record Server(String host, int port, boolean hasTls, int tlsPort) {
        private void describe(String prefix, Properties properties, GuardedSockets sockets, Duration patience) {
            boolean isTlsAtOnce = hasTls && port == tlsPort;
            properties.put(prefix + ".ssl.enable", Boolean.toString(isTlsAtOnce));
            properties.put(prefix + ".starttls.enable", Boolean.toString(hasTls && !isTlsAtOnce));
            properties.put(prefix + ".starttls.required", Boolean.toString(hasTls && !isTlsAtOnce));
            properties.put(prefix + ".ssl.checkserveridentity", "true");
            properties.put(prefix + ".socketFactory", sockets);
            // Else a refused socket would be tried again with an unguarded one.
            properties.put(prefix + ".socketFactory.fallback", "false");
            properties.put(prefix + ".connectiontimeout", Long.toString(TO_CONNECT.toMillis()));
            properties.put(prefix + ".timeout", Long.toString(patience.toMillis()));
        }
    }
}
