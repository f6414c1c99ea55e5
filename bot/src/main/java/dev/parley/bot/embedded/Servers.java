package dev.parley.bot.embedded;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * The database and the cache of this process: those of the settings, else embedded ones.
 *
 * <p>A post-processor of the bean factory, because those exist before all other beans: the servers start beside each other
 * while the rest of the application is put together, and stop after all of it.
 */
final class Servers implements BeanFactoryPostProcessor, EnvironmentAware, DisposableBean {
    private ServerSettings settings;
    private @Nullable ParleyHome home;
    private @Nullable CompletableFuture<EmbeddedPostgres> postgres;
    private @Nullable CompletableFuture<EmbeddedRedis> redis;

    @Override
    public void setEnvironment(Environment environment) {
        settings = ServerSettings.from(environment);
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
        if (!settings.needsHome()) {
            return;
        }
        var opened = ParleyHome.open(settings.home());
        home = opened;
        if (settings.redisUrl() == null) {
            // Before another process is started: one that is born while the program is written would keep it from being
            // run.
            EmbeddedRedis.unpack(opened);
        }
        if (settings.database() == null) {
            postgres = inBackground(() -> EmbeddedPostgres.start(opened));
        }
        if (settings.redisUrl() == null) {
            redis = inBackground(() -> EmbeddedRedis.start(opened));
        }
    }

    ServerSettings settings() {
        return settings;
    }

    /** Waits until the database answers. */
    PostgresEndpoint database() {
        return postgres == null ? settings.database() : postgres.join().endpoint();
    }

    /** Waits until the cache answers. */
    String redisUrl() {
        return redis == null ? settings.redisUrl() : redis.join().url();
    }

    @Override
    public void destroy() throws Exception {
        try {
            stop(redis);
            stop(postgres);
        } finally {
            if (home != null) {
                home.close();
            }
        }
    }

    private static <T> CompletableFuture<T> inBackground(Supplier<T> start) {
        return CompletableFuture.supplyAsync(
                start, task -> Thread.ofPlatform().name("parley-server-start").start(task));
    }

    private static void stop(@Nullable CompletableFuture<? extends AutoCloseable> start) throws Exception {
        // One that failed to start has told so already, and left nothing to stop.
        if (start != null && start.handle((server, failure) -> failure == null).join()) {
            start.join().close();
        }
    }
}
