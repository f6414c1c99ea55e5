package dev.parley.connectors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A jar that brings connectors. */
record ConnectorJar(Path file) {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectorJar.class);

    /** In order of name. */
    static List<ConnectorJar> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .map(ConnectorJar::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of community connectors cannot be read: " + folder, e);
        }
    }

    /** @param taken names of connectors there are; those of this jar are added */
    Outcome load(Surroundings surroundings, Set<String> taken) {
        try {
            List<Connector> connectors = connectors(surroundings);
            if (connectors.isEmpty()) {
                return broken("it names no connector in META-INF/services/" + ConnectorProvider.class.getName(), null);
            }
            for (Connector connector : connectors) {
                if (!taken.add(connector.spec().name())) {
                    return broken(
                            "there is a connector \"%s\" already"
                                    .formatted(connector.spec().name()),
                            null);
                }
                LOG.info("Took in the connector {} from {}", connector.spec().name(), file);
            }
            return new Outcome(connectors, List.of());
        } catch (IOException e) {
            return broken("it is no readable jar (%s)".formatted(e.getMessage()), e);
        } catch (ServiceConfigurationError e) {
            return broken("it cannot be started: " + e.getMessage(), e);
        } catch (LinkageError e) {
            return broken("it was built for another Parley (%s)".formatted(e.getMessage()), e);
        } catch (RuntimeException e) {
            return broken("it cannot be started: " + e, e);
        }
    }

    private List<Connector> connectors(Surroundings surroundings) throws IOException {
        new ZipFile(file.toFile()).close(); // a loader would only say that it has found nothing
        // Never closed: it lives as long as its connectors, which is as long as Parley.
        ConnectorLoader loader = new ConnectorLoader(file.toUri().toURL(), ConnectorJar.class.getClassLoader());
        List<Connector> connectors = new ArrayList<>();
        for (ConnectorProvider provider : ServiceLoader.load(ConnectorProvider.class, loader)) {
            connectors.add(provider.create(surroundings));
        }
        return connectors;
    }

    private Outcome broken(String why, @Nullable Throwable cause) {
        String problem = "%s was left out: %s. Replace or remove it, then restart.".formatted(file.getFileName(), why);
        LOG.error("The community connector {}", problem, cause);
        return new Outcome(
                List.of(), List.of(new BrokenConnector(file.getFileName().toString(), problem)));
    }

    record Outcome(List<Connector> connectors, List<BrokenConnector> broken) {
        void addTo(List<Connector> all, List<BrokenConnector> allBroken) {
            all.addAll(connectors);
            allBroken.addAll(broken);
        }
    }
}
