package dev.parley.connectors.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.parley.connectors.ConnectorProvider;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.desk.Office;
import dev.parley.connectors.event.EventSource;
import dev.parley.connectors.http.Sender;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The SDK costs nothing to those who do not use it: 40,000 classes, none of which an application loads that only starts. */
class GraphLoadingTest {
    @ParameterizedTest
    @ValueSource(strings = {"OutlookConnector", "OutlookCalendarConnector", "TeamsConnector"})
    void a_connector_is_listed_without_the_sdk(String name) throws Exception {
        WithoutSdk loader = new WithoutSdk();

        try (Office office = new Office(loader.connector(name))) {
            assertThat(office.spec.operations()).isNotEmpty();
            assertThat(office.spec.events()).isNotEmpty();
        }
        assertThat(loader.wanted).isEmpty();
    }

    @Test
    void the_first_call_wants_it() throws Exception {
        WithoutSdk loader = new WithoutSdk();

        try (Office office = new Office(loader.connector("OutlookConnector"))) {
            office.connect("token", "http://localhost:1", Map.of("token", "eyJ0eXAi.ms-token"));
            Sender sender =
                    new Sender("The connection \"Outlook\"", Instant.now().plusSeconds(20));
            Access access = office.connections.access(Office.ORG, "outlook", null, sender);
            EventSource.Poll received = (EventSource.Poll) office.spec.events().getFirst();

            assertThat(catchThrowable(() -> received.look().since(null, access, sender)))
                    .isInstanceOf(NoClassDefFoundError.class);
        }
        assertThat(loader.wanted).isNotEmpty();
    }

    /** Has our own classes anew and nothing of Microsoft's. */
    private static final class WithoutSdk extends ClassLoader {
        private final List<String> wanted = new ArrayList<>();

        WithoutSdk() {
            super(GraphLoadingTest.class.getClassLoader());
        }

        ConnectorProvider connector(String name) throws ReflectiveOperationException {
            return (ConnectorProvider) loadClass(GraphLoadingTest.class.getPackageName() + "." + name)
                    .getConstructor()
                    .newInstance();
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("com.microsoft.")) {
                wanted.add(name);
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith(GraphLoadingTest.class.getPackageName() + ".")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known == null ? defined(name) : known;
            }
        }

        private Class<?> defined(String name) throws ClassNotFoundException {
            try (@Nullable InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (file == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = file.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
