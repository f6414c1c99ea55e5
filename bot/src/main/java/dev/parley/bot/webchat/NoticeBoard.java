package dev.parley.bot.webchat;

import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.OwnerNotices;
import dev.parley.bot.chat.Place;
import dev.parley.bot.identity.Caller;
import dev.parley.bot.identity.People;
import dev.parley.engine.OrgId;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** A conversation of the owner's in the web chat that collects notices. */
@Component
class NoticeBoard implements OwnerNotices {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeBoard.class);
    private static final String TITLE = "Notices";

    private final ConversationStore conversations;
    private final WebChatSurface surface;
    private final People people;

    NoticeBoard(ConversationStore conversations, WebChatSurface surface, People people) {
        this.conversations = conversations;
        this.surface = surface;
        this.people = people;
    }

    @Override
    public synchronized void tell(OrgId org, Message notice) {
        people.owner(org)
                .map(Caller::actor)
                .ifPresentOrElse(
                        owner -> {
                            UUID board = conversations.titled(org, owner, TITLE);
                            surface.post(new Place(org, board.toString()), notice);
                        },
                        () -> LOG.error("Organization {} has no owner to be told: {}", org, notice.words()));
    }
}
