package dev.parley.connectors.vault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Master keys in a file that only its owner can read; made when first needed. Several processes may share it. */
public final class FileKms implements Kms {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path file;
    private @Nullable KeyRing ring;

    /** @param file need not be there yet, nor its folder */
    public FileKms(Path file) {
        this.file = file;
    }

    @Override
    public synchronized WrappedKey wrap(byte[] dataKey, byte[] context) {
        return ring().wrap(dataKey, context);
    }

    @Override
    public synchronized byte[] unwrap(WrappedKey key, byte[] context) {
        // Another process may have rotated since this one looked.
        KeyRing known = ring().has(key.masterKey()) ? ring() : reread();
        return known.unwrap(key, context, file.toString());
    }

    @Override
    public synchronized String currentKey() {
        return ring().current();
    }

    @Override
    public synchronized String rotate() {
        ring = locked(
                () -> write((Files.exists(file) ? read() : KeyRing.of(List.of(AesGcm.randomKey()))).withAnother()));
        return ring.current();
    }

    private KeyRing ring() {
        KeyRing known = ring;
        return known == null ? reread() : known;
    }

    private KeyRing reread() {
        KeyRing read = locked(() -> Files.exists(file) ? read() : write(KeyRing.of(List.of(AesGcm.randomKey()))));
        ring = read;
        return read;
    }

    private KeyRing read() throws IOException {
        try {
            return KeyRing.parse(Files.readString(file));
        } catch (IllegalArgumentException e) {
            // Not the cause: it quotes the key.
            throw new VaultException(
                    "The file %s holds something other than master keys.".formatted(file),
                    "Restore it from a backup: without it no stored secret can be read.",
                    null);
        }
    }

    /** Whole or not at all, and never readable by others in between. */
    private KeyRing write(KeyRing keys) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, permissions("rw-------"));
        Files.writeString(draft, keys.text());
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return keys;
    }

    private KeyRing locked(Work work) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, permissions("rwx------"));
            }
            try (FileChannel channel = FileChannel.open(
                            file.resolveSibling(file.getFileName() + ".lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    FileLock _ = channel.lock()) {
                return work.run();
            }
        } catch (IOException e) {
            throw new VaultException(
                    "The master keys in %s cannot be used: %s"
                            .formatted(file, e.getClass().getSimpleName()),
                    "Let the user \"%s\" read and write there.".formatted(System.getProperty("user.name")),
                    e);
        }
    }

    private static FileAttribute<?>[] permissions(String posix) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(posix))}
                : new FileAttribute<?>[0];
    }

    @FunctionalInterface
    private interface Work {
        KeyRing run() throws IOException;
    }
}
