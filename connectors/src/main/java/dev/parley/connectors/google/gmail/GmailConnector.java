package dev.parley.connectors.google.gmail;

import com.google.api.services.gmail.Gmail;
import com.google.api.services.gmail.GmailScopes;
import dev.parley.connectors.Connector;
import dev.parley.connectors.ConnectorProvider;
import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.Surroundings;
import dev.parley.connectors.google.GoogleApi;
import dev.parley.connectors.rest.Pace;

/** Mail of a Google account. */
public final class GmailConnector implements ConnectorProvider {
    /** The account that is connected. */
    static final String ME = "me";

    @Override
    public Connector create(Surroundings surroundings) {
        GoogleApi<Gmail> api = GoogleApi.of(
                "Gmail",
                Gmail.class,
                Gmail.Builder::new,
                Gmail.DEFAULT_ROOT_URL,
                GmailScopes.GMAIL_MODIFY,
                // "Usage limits": 6,000 units a minute for each account, of which most calls cost between 5 and 20.
                Pace.perMinute(300),
                surroundings);
        ConnectorSpec spec = ConnectorSpec.named("gmail")
                .title("Gmail")
                .icon(ICON)
                .auth(
                        GoogleApi.oauth()
                                .scope(
                                        GmailScopes.GMAIL_MODIFY,
                                        "Read, label and archive mail, write drafts and send; not delete for good"),
                        GoogleApi.accessToken())
                .probe(api.probe("/gmail/v1/users/me/profile", "emailAddress"))
                .operations(
                        Inbox.search(api),
                        Inbox.get(api),
                        Inbox.addLabel(api),
                        Inbox.archive(api),
                        Inbox.markRead(api),
                        Outbox.send(api),
                        Outbox.reply(api),
                        Outbox.createDraft(api),
                        Outbox.updateDraft(api),
                        Outbox.sendDraft(api))
                .events(ReceivedMail.source(api))
                .limits(api.limits());
        return () -> spec;
    }

    private static final String ICON =
            "M24 5.5v13.9c0 .9-.7 1.6-1.6 1.6h-3.8V11.7L12 16.6l-6.5-4.9V21H1.6A1.6 1.6 0 0 1 0 19.4V5.5c0-2 2.3-3.2 3.9-2"
                    + "l1.6 1.2L12 9.5l6.5-4.9 1.6-1.2c1.6-1.2 3.9 0 3.9 2z";
}
