package dev.parley.connectors;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;

/**
 * A community connector's own class loader: it shares Parley's SPI, JSON and logging, and brings everything else itself, so that its
 * libraries and Parley's may be of different versions.
 */
final class ConnectorLoader extends URLClassLoader {
    private static final List<String> SHARED = List.of(
            "dev.parley.connectors.",
            "dev.parley.engine.",
            "tools.jackson.",
            "com.fasterxml.jackson.annotation.",
            "org.jspecify.annotations.",
            "org.slf4j.");

    static {
        registerAsParallelCapable();
    }

    private final ClassLoader parley;

    ConnectorLoader(URL jar, ClassLoader parley) {
        super(jar.getFile(), new URL[] {jar}, ClassLoader.getPlatformClassLoader());
        this.parley = parley;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        return isShared(name) ? sharedOrOwn(name) : super.findClass(name);
    }

    /** A connector may well live in a package below ours; what Parley has, it has for everybody. */
    private Class<?> sharedOrOwn(String name) throws ClassNotFoundException {
        try {
            return parley.loadClass(name);
        } catch (ClassNotFoundException notOurs) {
            return super.findClass(name);
        }
    }

    private static boolean isShared(String name) {
        return SHARED.stream().anyMatch(name::startsWith);
    }
}
