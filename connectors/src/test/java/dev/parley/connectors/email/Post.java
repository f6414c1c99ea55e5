package dev.parley.connectors.email;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.desk.Office;
import dev.parley.engine.operation.OperationException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.assertj.core.api.Assertions;
import tools.jackson.databind.JsonNode;

/** A post office with one mailbox, and Parley connected to it. */
final class Post implements AutoCloseable {
    static final String PASSWORD = "geheim-9a41e2";

    final GreenMail far;
    final GreenMailUser bob;
    final Office office;
    Connection connection;

    Post() {
        far = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        far.start();
        bob = far.setUser("bob@parley.test", "bob@parley.test", PASSWORD);
        far.setUser("ana@acme.test", "ana@acme.test", "hers-hers-1");
        office = new Office(new EmailConnector());
        connection = office.connect(values());
    }

    /** Connected otherwise in one field. */
    void reconnect(String field, String value) {
        Map<String, String> values = values();
        values.put(field, value);
        office.desk.disconnect(Office.ORG, connection.id());
        connection = office.connect(values);
    }

    Map<String, String> values() {
        return new HashMap<>(Map.of(
                "user", "bob@parley.test",
                "password", PASSWORD,
                "imap_host", "localhost",
                "imap_port", Integer.toString(far.getImap().getPort()),
                "smtp_host", "localhost",
                "smtp_port", Integer.toString(far.getSmtp().getPort()),
                "tls", "off"));
    }

    JsonNode call(String operation, String input) throws OperationException, InterruptedException {
        return office.call(operation, input);
    }

    OperationException failure(String operation, String input) {
        return Assertions.catchThrowableOfType(OperationException.class, () -> call(operation, input));
    }

    /** Puts a mail from Ana into Bob's inbox. */
    void deliver(String subject, String text) {
        deliver(subject, text, "text/plain; charset=UTF-8");
    }

    void deliver(String subject, String body, String type) {
        try {
            MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()));
            mail.setFrom(new InternetAddress("ana@acme.test", "Ana Núñez", "UTF-8"));
            mail.setRecipients(RecipientType.TO, "bob@parley.test, carol@acme.test");
            mail.setSubject(subject, "UTF-8");
            mail.setContent(body, type);
            mail.saveChanges();
            bob.deliver(mail);
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    /** As it comes over the wire. */
    void deliverRaw(String mail) {
        try (InputStream bytes = new ByteArrayInputStream(mail.getBytes(StandardCharsets.US_ASCII))) {
            bob.deliver(new MimeMessage(Session.getInstance(new Properties()), bytes));
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        office.close();
        far.stop();
    }
}
