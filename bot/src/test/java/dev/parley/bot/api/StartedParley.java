package dev.parley.bot.api;

import dev.parley.bot.ParleyApplication;
import dev.parley.bot.embedded.TestServers;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** The whole application on a free port, with the real servers; started once for all tests that extend this, one after the other. */
@Execution(ExecutionMode.SAME_THREAD)
@SpringBootTest(
        classes = ParleyApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "parley.owner-name=Ana López",
            "parley.bootstrap-api-key=" + StartedParley.KEY,
            "parley.widget.origins=https://shop.test, https://blog.test:8443/",
            // On a busy machine an answer still comes with the receipt, and alone.
            "parley.chat.patience.thinking=1m",
            "parley.chat.patience.receipt=1m",
            "server.address=127.0.0.1"
        })
public abstract class StartedParley {
    protected static final String KEY = "pk_test_7b1f6a40c2d94f0e";

    @LocalServerPort
    protected int port;

    @Autowired
    protected JsonMapper json;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        TestServers.register(registry);
    }

    /** Nobody in particular. */
    protected Http anyone() {
        return new Http(port);
    }

    /** The owner, by API key. */
    protected Http owner() {
        return anyone().with("Authorization", "Bearer " + KEY);
    }
}
