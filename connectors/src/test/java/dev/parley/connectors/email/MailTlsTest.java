package dev.parley.connectors.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.connectors.desk.Office;
import dev.parley.connectors.protocol.Certificates;
import dev.parley.connectors.protocol.TlsDoor;
import dev.parley.engine.operation.OperationException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mail servers behind doors that speak TLS (STARTTLS), since those of the tests speak none. */
class MailTlsTest {
    private static final String SEND = "{'to': ['ana@acme.test'], 'subject': 'Hi', 'text': 'Hello'}";

    private final Post post = new Post();

    @AfterEach
    void close() {
        post.close();
    }

    @Test
    void certificates_that_are_trusted_and_of_that_name_let_everything_through() throws Exception {
        post.deliver("Order", "Ten, please");
        try (TlsDoor imap = imap(Certificates.GOOD);
                TlsDoor smtp = smtp(Certificates.GOOD)) {
            connect(imap, smtp);

            assertThat(post.call("email.search", "{}").at("/mails/0/subject").asString())
                    .isEqualTo("Order");
            assertThat(post.call("email.send", SEND).path("messageId").asString())
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GOOD")
    void any_other_certificate_is_refused_in_words(Certificates certificate) {
        try (TlsDoor imap = imap(certificate);
                TlsDoor smtp = smtp(certificate)) {
            connect(imap, smtp);

            assertRefused(post.failure("email.search", "{}"));
            assertRefused(post.failure("email.send", SEND));
            assertThat(post.far.getReceivedMessages()).isEmpty();
        }
    }

    private static void assertRefused(OperationException refused) {
        assertThat(refused.error().code()).isEqualTo("tls_failed");
        assertThat(refused.error().message())
                .contains("cannot agree on a secure connection with ")
                .doesNotContain(Post.PASSWORD);
        assertThat(refused.error().hint()).contains("certificate");
    }

    private void connect(TlsDoor imap, TlsDoor smtp) {
        post.office.desk.disconnect(Office.ORG, post.connection.id());
        Map<String, String> values = post.values();
        values.put("imap_port", Integer.toString(imap.port()));
        values.put("smtp_port", Integer.toString(smtp.port()));
        values.remove("tls");
        post.connection = post.office.connect(values);
    }

    private TlsDoor imap(Certificates certificate) {
        return TlsDoor.startTls(post.far.getImap().getPort(), certificate, line -> {
            String tag = line.split(" ")[0];
            return line.contains("CAPABILITY")
                    ? "* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED\r\n" + tag + " OK\r\n"
                    : tag + " OK\r\n";
        });
    }

    private TlsDoor smtp(Certificates certificate) {
        return TlsDoor.startTls(
                post.far.getSmtp().getPort(),
                certificate,
                line -> line.startsWith("EHLO") ? "250-far\r\n250 STARTTLS\r\n" : "220 Go ahead\r\n");
    }
}
