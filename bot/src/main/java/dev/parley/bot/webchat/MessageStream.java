package dev.parley.bot.webchat;

import dev.parley.bot.chat.Place;
import dev.parley.bot.identity.Standing;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Sends one reader everything after the last message it has, for as long as it listens and may. */
final class MessageStream implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(MessageStream.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    /** A reader that was cut off comes back this soon. */
    private static final Duration COME_BACK = Duration.ofSeconds(1);
    /** All that a reader who does not read keeps in memory, until the web server gives up writing to it. */
    private static final int BATCH = 25;

    private final MessageStore messages;
    private final Place place;
    private final UnaryOperator<MessageView> eyes;
    private final Subscription subscription;
    private final Standing standing;
    private final SseEmitter reader;
    private long sent;

    /**
     * @param eyes how this reader may see a message
     * @param standing the reader's
     */
    MessageStream(
            MessageStore messages,
            Place place,
            UnaryOperator<MessageView> eyes,
            Subscription subscription,
            Standing standing,
            SseEmitter reader,
            long after) {
        this.messages = messages;
        this.place = place;
        this.eyes = eyes;
        this.subscription = subscription;
        this.standing = standing;
        this.reader = reader;
        this.sent = after;
    }

    @Override
    public void run() {
        try (subscription) {
            reader.send(SseEmitter.event().comment("hello").reconnectTime(COME_BACK.toMillis()));
            while (!subscription.isClosed() && standing.lasts()) {
                sendNews();
                if (!subscription.await(HEARTBEAT) && !subscription.isClosed()) {
                    reader.send(SseEmitter.event().comment("still here"));
                }
            }
            reader.complete();
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("A reader of conversation {} has gone: {}", place.conversation(), gone.toString());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            reader.completeWithError(failure);
        }
    }

    private void sendNews() throws IOException {
        List<MessageView> news;
        do {
            news = messages.after(place, sent, BATCH);
            for (MessageView message : news) {
                reader.send(SseEmitter.event()
                        .id(Long.toString(message.seq()))
                        .name("message")
                        .data(eyes.apply(message), MediaType.APPLICATION_JSON));
                sent = message.seq();
            }
        } while (news.size() == BATCH && standing.lasts());
    }
}
