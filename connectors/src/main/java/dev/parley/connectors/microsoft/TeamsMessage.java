package dev.parley.connectors.microsoft;

import dev.parley.connectors.Doc;
import dev.parley.connectors.json.Json;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A message of a channel or chat, as steps see it. Source: Microsoft Graph, "chatMessage resource type". */
record TeamsMessage(
        String id,
        @Doc("id; null in a chat") @Nullable String team,
        @Doc("id; null in a chat") @Nullable String channel,
        @Doc("id; null in a channel") @Nullable String chat,
        @Nullable String subject,
        String text,
        @Doc("name") @Nullable String from,
        @Nullable String fromId,
        @Nullable Instant createdAt,
        @Nullable URI url) {
    static final TeamsMessage SAMPLE = Json.sample(TeamsMessage.class, """
            {'id': '1616990032035', 'team': 'fbe2bf47-16c8-47cf-b4a5-4b9b187c508b',
             'channel': '19:4a95f7d8db4c4e7fae857bcebe0623e6@thread.tacv2', 'text': 'The shop is down.',
             'from': 'Robin Kline', 'fromId': '8ea0e38b-efb3-4757-924a-5f94061cf8c2', 'createdAt': '2026-03-02T09:00:00Z',
             'url': 'https://teams.microsoft.com/l/message/19%3A4a95f7d8db4c4e7fae857bcebe0623e6%40thread.tacv2/1616990032035'}""");
}
