package dev.parley.connectors.microsoft;

import dev.parley.connectors.Connector;
import dev.parley.connectors.ConnectorProvider;
import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.Surroundings;
import java.time.InstantSource;

/** Mail of Outlook and Exchange Online. */
public final class OutlookConnector implements ConnectorProvider {
    private final InstantSource clock;

    public OutlookConnector() {
        this(InstantSource.system());
    }

    OutlookConnector(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Connector create(Surroundings surroundings) {
        String prefer = "IdType=\"ImmutableId\", outlook.body-content-type=\"text\"";
        GraphApi api = GraphApi.ofMailbox("Outlook", prefer, surroundings);
        ConnectorSpec spec = ConnectorSpec.named("outlook")
                .title("Outlook")
                .icon(ICON)
                .auth(
                        GraphApi.oauth()
                                .scope("Mail.ReadWrite", "Read your mail, write drafts, move and mark messages")
                                .scope("Mail.Send", "Send mail in your name"),
                        GraphApi.accessToken())
                .probe(api.probe())
                .operations(api.operations(
                        Mails.SEARCH,
                        Mails.GET,
                        Letters.SEND,
                        Letters.CREATE_DRAFT,
                        Letters.SEND_DRAFT,
                        Letters.REPLY,
                        Mails.MOVE,
                        Mails.MARK_READ))
                .events(MailReceived.source(api, clock))
                .limits(api.limits());
        return () -> spec;
    }

    private static final String ICON = "M2 5h20v14H2zM4 8v9h16V8l-8 5zM4.8 7l7.2 4.4L19.2 7z";
}
