package dev.parley.bot.chat;

import dev.parley.bot.address.HookAddress;
import dev.parley.bot.identity.Caller;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Brings to the desk what people do, and does not keep them waiting for the receipt when an answer takes long. */
@Component
@EnableConfigurationProperties(Patience.class)
public class Reception {
    private static final Logger log = LoggerFactory.getLogger(Reception.class);

    private final ChatDesk desk;
    private final HookAddress hooks;
    private final Patience patience;

    Reception(ChatDesk desk, HookAddress hooks, Patience patience) {
        this.desk = desk;
        this.hooks = hooks;
        this.patience = patience;
    }

    /**
     * Returns when it is dealt with, or when people have waited long enough; the answer then follows in the conversation.
     *
     * @throws UnknownConversationException when there is no such conversation
     */
    public void receive(Caller caller, Place place, ChatEvent event) throws InterruptedException {
        CompletableFuture<Void> dealing = CompletableFuture.runAsync(
                hooks.carried(() -> desk.receive(caller, place, event)),
                task -> Thread.ofVirtual().name("conversation").start(task));
        try {
            dealing.get(patience.receipt().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            dealing.whenComplete((_, failure) -> {
                if (failure != null) {
                    log.error("What was said in {} was not answered", place, failure);
                }
            });
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }
}
