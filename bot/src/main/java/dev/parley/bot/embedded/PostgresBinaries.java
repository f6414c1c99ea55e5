package dev.parley.bot.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked from the class path once per version of them. */
final class PostgresBinaries {
    private static final PgBinaryResolver RESOLVER = DefaultPostgresBinaryResolver.INSTANCE;
    private static final String ARCHITECTURE = System.getProperty("os.arch");

    private PostgresBinaries() {}

    /** The folder with {@code bin}, {@code lib} and {@code share}, below {@code folder}. */
    static Path unpackedIn(Path folder) throws IOException {
        var programs = folder.resolve("programs-" + fingerprint());
        if (Files.isDirectory(programs)) {
            return programs;
        }
        // Renamed when complete, so that a crash in between leaves nothing that looks finished.
        var draft = folder.resolve("programs.new");
        Tree.delete(draft);
        try (var archive = archive()) {
            unpack(archive, draft);
        }
        return Files.move(draft, programs);
    }

    private static void unpack(InputStream archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("The archive of PostgreSQL names a file outside itself: " + entry.getName());
                }
                unpack(entry, tar, file);
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, file);
        if ((entry.getMode() & 0100) != 0 && !file.toFile().setExecutable(true, false)) {
            throw new IOException("%s cannot be made executable; is its disk mounted noexec?".formatted(file));
        }
    }

    private static String fingerprint() throws IOException {
        try (var archive = archive()) {
            var digest = MessageDigest.getInstance("SHA-256");
            // The first megabyte holds the server program itself: enough to tell builds apart, and read in an instant.
            digest.update(archive.readNBytes(1 << 20));
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream archive() throws IOException {
        var archive = RESOLVER.getPgBinary(OperatingSystem.name(), ARCHITECTURE);
        if (archive == null) {
            throw new ServerUnavailableException(
                    "There is no embedded PostgreSQL for %s on %s.".formatted(OperatingSystem.name(), ARCHITECTURE),
                    "Set PARLEY_DATASOURCE_URL (and …_USERNAME, …_PASSWORD) to a PostgreSQL server of yours.");
        }
        return archive;
    }
}
