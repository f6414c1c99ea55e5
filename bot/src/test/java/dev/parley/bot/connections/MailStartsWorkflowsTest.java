package dev.parley.bot.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.parley.bot.api.Http.Answer;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** From a mailbox to a run, through the whole application. */
@TestPropertySource(properties = "parley.connections.tick=100ms")
class MailStartsWorkflowsTest extends ConnectedParley {
    private static final String LOCAL = "127.0.0.1";

    private final GreenMail far = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, LOCAL, ServerSetup.PROTOCOL_SMTP), new ServerSetup(0, LOCAL, ServerSetup.PROTOCOL_IMAP)
    });
    private GreenMailUser bob;

    @BeforeEach
    void connect_a_mailbox() {
        far.start();
        bob = far.setUser("bob@parley.test", "bob@parley.test", "geheim-3371ab");
        Answer answer = owner().post("/api/connections", """
                {"connector": "email", "values": {"user": "bob@parley.test", "password": "geheim-3371ab", "tls": "off",
                 "imap_host": "localhost", "imap_port": "%d", "smtp_host": "localhost", "smtp_port": "%d"}}""".formatted(
                        far.getImap().getPort(), far.getSmtp().getPort()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.at("/account")).as(answer.body()).isEqualTo("bob@parley.test");
    }

    @AfterEach
    void stop() {
        far.stop();
    }

    @Test
    void a_mail_starts_a_workflow_once_and_within_seconds() throws Exception {
        String workflow = waitingForMail("event.subject.contains('Order')");
        await().until(() -> cursors() == 1);

        deliver("Order 7");
        deliver("Holiday");

        await().atMost(Duration.ofSeconds(15)).until(() -> runs(workflow) == 1);
        await().during(Duration.ofSeconds(1)).atMost(Duration.ofSeconds(5)).until(() -> runs(workflow) == 1);
    }

    private void deliver(String subject) throws Exception {
        MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()));
        mail.setFrom(new InternetAddress("ana@acme.test"));
        mail.setSubject(subject);
        mail.setText("please");
        mail.saveChanges();
        bob.deliver(mail);
    }

    private String waitingForMail(String filter) {
        Answer created = owner().post("/api/workflows", """
                {"parley": 1, "name": "Orders by mail", "trigger": {"type": "email", "filter": "%s"},
                 "nodes": [{"id": "got", "use": "data.set", "with": {"values": {"subject": "{{trigger.output.subject}}"}}}],
                 "edges": [{"from": "trigger", "to": "got"}]}""".formatted(filter));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        Answer published = owner().post("/api/workflows/" + created.at("/id") + "/publish");
        assertThat(published.status()).as(published.body()).isEqualTo(200);
        return created.at("/id");
    }

    private int runs(String workflow) {
        return owner().get("/api/executions?workflow=" + workflow)
                .json()
                .path("items")
                .size();
    }

    private long cursors() {
        return jdbc.sql("SELECT count(*) FROM connection_cursor WHERE source = 'email.received'")
                .query(Long.class)
                .single();
    }
}
