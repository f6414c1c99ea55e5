package dev.parley.connectors.microsoft;

import dev.parley.connectors.Doc;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message of a mailbox, as steps see it. Source: Microsoft Graph, "message resource type". */
record Mail(
        @Doc("stays the same when the message is moved") String id,
        @Nullable String subject,
        @Doc("e-mail address") @Nullable String from,
        @Nullable String fromName,
        List<String> to,
        List<String> cc,
        @Nullable Instant receivedAt,
        @Doc("its first words") @Nullable String preview,
        @Doc("as text") @Nullable String body,
        boolean read,
        boolean hasAttachments,

        @Doc("the same for all messages of a conversation") @Nullable
        String conversation,

        @Nullable URI url) {
    static final Mail SAMPLE = new Mail(
            "AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0AR6n",
            "Invoice 2026-017",
            "billing@acme.test",
            "Acme Billing",
            List.of("ana@contoso.test"),
            List.of(),
            Instant.parse("2026-03-02T09:00:00Z"),
            "Please find our invoice attached.",
            "Please find our invoice attached.\nAcme Billing",
            false,
            true,
            "AAQkAGVmMDEzMTM4LTZmYWUtNDdkNA",
            URI.create("https://outlook.office365.com/owa/?ItemID=AAkALgAAAA"));
}
