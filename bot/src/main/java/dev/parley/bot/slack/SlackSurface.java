package dev.parley.bot.slack;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.ChatSurface;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.MessageId;
import dev.parley.bot.chat.Place;
import dev.parley.bot.chat.UnknownConversationException;
import dev.parley.bot.identity.Caller;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Slack: what is said is written into the outbox and appears there a moment later, in order. */
class SlackSurface implements ChatSurface {
    private final Outbox outbox;
    private final Workspaces workspaces;
    private final Poster poster;

    SlackSurface(Outbox outbox, Workspaces workspaces, Poster poster) {
        this.outbox = outbox;
        this.workspaces = workspaces;
        this.poster = poster;
    }

    @Override
    public boolean owns(Place place) {
        return SlackPlace.of(place).isPresent();
    }

    @Override
    public boolean knows(Place place) {
        return workspace(place).isPresent();
    }

    @Override
    public MessageId post(Place place, @Nullable MessageId root, Message message) {
        return postNamed(place, root, message, null);
    }

    @Override
    public MessageId post(Place place, @Nullable MessageId root, Message message, String name) {
        return postNamed(place, root, message, name);
    }

    /** Threads do not nest in Slack: what belongs under a message that stands in a thread is told in that message (decision 11). */
    private MessageId postNamed(Place place, @Nullable MessageId root, Message message, @Nullable String name) {
        SlackPlace where = SlackPlace.of(place)
                .filter(_ -> knows(place))
                .orElseThrow(() -> new UnknownConversationException(place));
        MessageId posted;
        if (root != null && where.thread() != null) {
            outbox.log(
                    place.org(),
                    root,
                    lines(message),
                    name == null ? UUID.randomUUID().toString() : name);
            posted = root;
        } else {
            if (isTurn(message)) {
                outbox.settle(place.org(), where);
            }
            posted = outbox.add(place.org(), where, root, message, name);
        }
        poster.wake(where.team(), where.channel());
        return posted;
    }

    /** The next question, or the draft that all of them were for. */
    private static boolean isTurn(Message message) {
        return message.question() != null
                || message.blocks().stream()
                        .anyMatch(block -> block instanceof Block.Buttons buttons
                                && buttons.actions().stream()
                                        .anyMatch(action -> action.id().equals("draft.approve")));
    }

    @Override
    public void update(Place place, MessageId id, Message message) {
        SlackPlace.of(place).ifPresent(where -> {
            outbox.change(place.org(), id, message);
            poster.wake(where.team(), where.channel());
        });
    }

    @Override
    public Optional<String> link(Place place, MessageId id) {
        return workspace(place)
                .flatMap(workspace -> outbox.byId(place.org(), id)
                        .flatMap(known -> known.ts() == null
                                ? Optional.empty()
                                : Optional.of(workspace.link(known.place().channel(), known.ts()))));
    }

    /** In conversations with the assistant, by the status that {@link Lobby#listening} sets; what is posted takes it away. */
    @Override
    public boolean showsThinking(Place place) {
        return SlackPlace.of(place)
                .filter(where -> where.isDirect() && where.thread() != null)
                .isPresent();
    }

    @Override
    public Optional<Place> aside(Place place, Caller reader) {
        return SlackPlace.of(place)
                .filter(where -> !where.isDirect() && where.reader() == null)
                .flatMap(where -> outbox.reader(place.org(), where.team(), reader.actor())
                        .map(user -> where.onlyFor(user).in(place.org())));
    }

    private Optional<Workspace> workspace(Place place) {
        return SlackPlace.of(place)
                .flatMap(where -> workspaces.of(where.team()))
                .filter(workspace -> workspace.org().equals(place.org()));
    }

    private static String lines(Message message) {
        Stream<String> blocks = message.blocks().stream()
                .filter(Block.Text.class::isInstance)
                .map(block -> ((Block.Text) block).text());
        return Stream.concat(Stream.of(message.text()), blocks)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n"));
    }
}
