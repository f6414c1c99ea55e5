package dev.parley.connectors.email;

import dev.parley.connectors.Connector;
import dev.parley.connectors.ConnectorProvider;
import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.Surroundings;

/** Any mailbox by IMAP and SMTP. */
public final class EmailConnector implements ConnectorProvider {
    @Override
    public Connector create(Surroundings surroundings) {
        MailServer server = new MailServer(surroundings);
        ConnectorSpec spec = ConnectorSpec.named("email")
                .title("E-mail")
                .icon("M2 5h20v14H2zM2 5l10 8 10-8M2 7l10 8 10-8v-1H2z")
                .auth(MailAccount.AUTH)
                .probe(server::test)
                .operations(
                        SendMail.of(server),
                        SearchMail.of(server),
                        GetMail.of(server),
                        ReplyToMail.of(server),
                        MoveMail.of(server),
                        MarkRead.of(server))
                .events(MailWatch.source(server))
                .limits("%s, and one that watches".formatted(server.system().limits()));
        return () -> spec;
    }
}
