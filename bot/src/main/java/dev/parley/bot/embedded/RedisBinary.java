package dev.parley.bot.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.error.OsArchitectureNotFound;
import redis.embedded.model.OsArchitecture;

/** Redis's program, unpacked from the class path once. */
final class RedisBinary {
    private static final Map<OsArchitecture, String> BUILDS = ExecutableProvider.newProvidedVersionsMap();

    private RedisBinary() {}

    /** The program, below {@code folder}. */
    static Path unpackedIn(Path folder) throws IOException {
        var system = system();
        var program = unpack(folder, BUILDS.get(system));
        if (!system.equals(OsArchitecture.UNIX_x86_64) || runs(program)) {
            return program;
        }
        // The 64-bit build needs OpenSSL 3 of the system; the 32-bit build needs nothing.
        return unpack(folder, BUILDS.get(OsArchitecture.UNIX_x86));
    }

    private static OsArchitecture system() {
        try {
            var system = OsArchitecture.detectOSandArchitecture();
            if (BUILDS.containsKey(system)) {
                return system;
            }
            throw unsupported(null);
        } catch (OsArchitectureNotFound e) {
            throw unsupported(e);
        }
    }

    private static ServerUnavailableException unsupported(@Nullable OsArchitectureNotFound cause) {
        return new ServerUnavailableException(
                "There is no embedded Redis for %s on %s."
                        .formatted(System.getProperty("os.name"), System.getProperty("os.arch")),
                "Set PARLEY_REDIS_URL to a Redis server of yours.",
                cause);
    }

    private static Path unpack(Path folder, String build) throws IOException {
        var program = folder.resolve(Path.of(build).getFileName());
        if (Files.isExecutable(program)) {
            return program;
        }
        var draft = OwnerOnly.folder(folder.resolve("program.new"));
        Tree.delete(draft);
        var unpacked = ExecutableProvider.newJarResourceProvider(
                        () -> Files.createDirectories(draft).toFile(),
                        Map.of(OsArchitecture.detectOSandArchitecture(), build))
                .get();
        return Files.move(unpacked.toPath(), program);
    }

    private static boolean runs(Path program) throws IOException {
        try {
            return new ProcessBuilder(program.toString(), "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while trying " + program, e);
        }
    }
}
