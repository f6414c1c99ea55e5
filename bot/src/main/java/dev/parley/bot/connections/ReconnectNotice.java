package dev.parley.bot.connections;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.Place;
import dev.parley.connectors.connection.Connection;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells whoever made a connection, where they last talked with Parley, that it has to be made anew. */
@Component
class ReconnectNotice {
    private static final Logger LOG = LoggerFactory.getLogger(ReconnectNotice.class);

    private final JdbcClient jdbc;
    private final ChatSurface surface;

    ReconnectNotice(JdbcClient jdbc, ChatSurface surface) {
        this.jdbc = jdbc;
        this.surface = surface;
    }

    /** The step that found out has its own error to tell; this must not become another one. */
    @EventListener
    void tell(ConnectionBroken broken) {
        Connection connection = broken.connection();
        try {
            lastConversation(connection)
                    .ifPresentOrElse(
                            place -> surface.post(place, words(broken)),
                            () -> LOG.warn(
                                    "The connection {} of {} has to be made anew: {}",
                                    connection.name(),
                                    connection.createdBy().name(),
                                    connection.problem()));
        } catch (RuntimeException e) {
            LOG.warn("{} could not be told that {} needs a reconnect", connection.createdBy(), connection.name(), e);
        }
    }

    private Optional<Place> lastConversation(Connection connection) {
        return jdbc.sql("""
                        SELECT id FROM conversation WHERE org_id = ? AND created_by = ?
                        ORDER BY updated_at DESC, id DESC LIMIT 1
                        """)
                .params(connection.org().value(), connection.createdBy().id())
                .query(UUID.class)
                .optional()
                .map(id -> new Place(connection.org(), id.toString()));
    }

    private static Message words(ConnectionBroken broken) {
        Connection connection = broken.connection();
        String mend = connection.auth().equals("oauth2")
                ? "[Reconnect it](%s), then Retry what failed.".formatted(broken.reconnectPath())
                : "Give it a valid key (`PUT /api/connections/%s`), then Retry what failed.".formatted(connection.id());
        return Message.of(
                "The connection **%s** no longer works. Until it is made anew, steps that use it fail."
                        .formatted(connection.name()),
                new Block.Text(String.valueOf(connection.problem()), Block.Style.WARNING),
                new Block.Text(mend, null));
    }
}
