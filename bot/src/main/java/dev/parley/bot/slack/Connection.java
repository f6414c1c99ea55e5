package dev.parley.bot.slack;

import com.slack.api.Slack;
import com.slack.api.bolt.App;
import dev.parley.bot.EngineLost;
import dev.parley.bot.EngineOpened;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/** Learns whose token it has and, in Socket Mode, keeps the socket open; tries again for as long as this process owns the engine. */
class Connection implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final SlackProperties wishes;
    private final Slack slack;
    private final Workspaces workspaces;
    private final App app;
    private final Worker worker = new Worker("slack-connection", this::connect);
    private @Nullable Socket socket;
    private volatile boolean isRunning;

    Connection(SlackProperties wishes, Slack slack, Workspaces workspaces, App app) {
        this.wishes = wishes;
        this.slack = slack;
        this.workspaces = workspaces;
        this.app = app;
    }

    @EventListener(EngineOpened.class)
    void open() {
        worker.open();
    }

    @EventListener(EngineLost.class)
    synchronized void close() {
        worker.close();
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }

    private void connect() throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        while (worker.isCurrent()) {
            Optional<String> problem = attempt();
            if (problem.isEmpty()) {
                return;
            }
            LOG.warn(
                    "Cannot connect to Slack: {}. Check PARLEY_SLACK_BOT_TOKEN and PARLEY_SLACK_APP_TOKEN; next try in {} s",
                    problem.get(),
                    pause.toSeconds());
            Thread.sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /** @return what went wrong; empty when all is well */
    private Optional<String> attempt() {
        try {
            Optional<String> problem = workspaces.hasTokenOfEnvironment() ? learnWhoseTokenItIs() : Optional.empty();
            if (problem.isEmpty() && wishes.takesSocket()) {
                openSocket();
            }
            return problem;
        } catch (Exception failure) {
            return Optional.of(failure.toString());
        }
    }

    private Optional<String> learnWhoseTokenItIs() {
        SlackApi api = new SlackApi(slack.methods(wishes.botToken().strip()));
        return switch (api.whoAmI()) {
            case Outcome.Answered<SlackApi.Me>(SlackApi.Me me) -> {
                workspaces.connected(me);
                yield Optional.empty();
            }
            case Outcome.Limited<SlackApi.Me> _ -> Optional.of("Slack asks for a pause");
            case Outcome.Unsure<SlackApi.Me>(String why) -> Optional.of(why);
            case Outcome.Refused<SlackApi.Me> refused -> Optional.of(refused.error());
        };
    }

    private synchronized void openSocket() throws IOException {
        if (worker.isCurrent()) {
            socket = Socket.open(slack, wishes.appToken().strip(), app);
            LOG.info("Slack sends what happens by Socket Mode");
        }
    }

    @Override
    public void start() {
        isRunning = true;
    }

    @Override
    public void stop() {
        isRunning = false;
        close();
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    /** Closes before what it feeds does. */
    @Override
    public int getPhase() {
        return 2;
    }
}
