package dev.parley.bot.chat;

import dev.parley.bot.identity.Caller;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** All surfaces as one: what is said goes to the surface that the conversation belongs to. */
@Component
@Primary
final class Surfaces implements ChatSurface {
    private final List<ChatSurface> surfaces;

    Surfaces(List<ChatSurface> surfaces) {
        this.surfaces = surfaces;
    }

    @Override
    public boolean owns(Place place) {
        return of(place).isPresent();
    }

    @Override
    public boolean knows(Place place) {
        return of(place).filter(surface -> surface.knows(place)).isPresent();
    }

    @Override
    public MessageId post(Place place, @Nullable MessageId thread, Message message) {
        return known(place).post(place, thread, message);
    }

    @Override
    public MessageId post(Place place, @Nullable MessageId thread, Message message, String name) {
        return known(place).post(place, thread, message, name);
    }

    @Override
    public void update(Place place, MessageId id, Message message) {
        of(place).ifPresent(surface -> surface.update(place, id, message));
    }

    @Override
    public Optional<String> link(Place place, MessageId id) {
        return of(place).flatMap(surface -> surface.link(place, id));
    }

    @Override
    public boolean showsThinking(Place place) {
        return of(place).filter(surface -> surface.showsThinking(place)).isPresent();
    }

    @Override
    public Optional<Place> aside(Place place, Caller reader) {
        return of(place).flatMap(surface -> surface.aside(place, reader));
    }

    private ChatSurface known(Place place) {
        return of(place).orElseThrow(() -> new UnknownConversationException(place));
    }

    /** Empty when its surface is not connected (any more). */
    private Optional<ChatSurface> of(Place place) {
        return surfaces.stream().filter(surface -> surface.owns(place)).findFirst();
    }
}
