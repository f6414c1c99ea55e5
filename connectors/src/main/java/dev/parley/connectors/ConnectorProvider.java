package dev.parley.connectors;

/**
 * Makes a connector at start. Found by {@link java.util.ServiceLoader}: a jar that brings a connector names its provider in
 * {@code META-INF/services/dev.parley.connectors.ConnectorProvider} and nothing else has to know (requirement K4).
 */
public interface ConnectorProvider {
    Connector create(Surroundings surroundings);
}
