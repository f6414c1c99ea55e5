package dev.parley.bot.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds everything Parley keeps. Whoever has opened it owns it until closed; a killed process leaves it free.
 *
 * <p>Programs are unpacked inside it as well, so a server process belongs to this folder exactly if its executable lies here.
 */
final class ParleyHome implements AutoCloseable {
    // Beyond the text, because some systems forbid others to read locked bytes.
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final Path path;
    private final FileChannel lockFile;

    private ParleyHome(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /** @throws ServerUnavailableException when another process has it open, or it cannot be written */
    static ParleyHome open(Path folder) {
        try {
            var path = OwnerOnly.folder(folder.toAbsolutePath()).toRealPath();
            var lockFile = path.resolve("lock");
            var channel = FileChannel.open(
                    lockFile, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                var owner = Files.readString(lockFile).strip();
                channel.close();
                throw inUse(path, owner);
            }
            channel.truncate(0);
            channel.write(StandardCharsets.US_ASCII.encode(
                    String.valueOf(ProcessHandle.current().pid())));
            return new ParleyHome(path, channel);
        } catch (IOException e) {
            throw new ServerUnavailableException(
                    "The folder %s cannot be used: %s".formatted(folder, e),
                    "Let the user \"%s\" write there, or set PARLEY_HOME to another folder."
                            .formatted(System.getProperty("user.name")),
                    e);
        }
    }

    Path folder(String name) {
        try {
            return OwnerOnly.folder(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return path;
    }

    Path log(String name) {
        return folder("logs").resolve(name + ".log");
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static ServerUnavailableException inUse(Path path, String owner) {
        return new ServerUnavailableException(
                "%s is in use by another Parley (process %s).".formatted(path, owner.isEmpty() ? "unknown" : owner),
                "Stop that one first, or give this one a folder of its own: PARLEY_HOME=<folder>.");
    }
}
