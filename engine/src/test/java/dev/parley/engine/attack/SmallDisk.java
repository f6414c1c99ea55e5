package dev.parley.engine.attack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A disk that can be filled up: for real where this user may mount one, else by a limit that the system puts on every file. */
sealed interface SmallDisk extends AutoCloseable {
    int MEBIBYTES = 192;

    /** Where files on it go. */
    Path directory();

    /** From now on it takes nothing more from this server. */
    void fill(PostgresServer server) throws Exception;

    void free(PostgresServer server) throws Exception;

    /** What the server's log says when it meets the end of this disk. */
    String symptom();

    String words();

    @Override
    void close() throws Exception;

    static SmallDisk in(Path parent) throws Exception {
        Path directory = Files.createDirectory(parent.resolve("small-disk"));
        String options = "size=" + MEBIBYTES + "m,mode=0755";
        return run("mount", "-t", "tmpfs", "-o", options, "tmpfs", directory.toString()) == 0
                ? new Mounted(directory)
                : new Limited(directory);
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** A file system in memory, full once a file of ours has taken what was left. */
    record Mounted(Path directory) implements SmallDisk {
        private static final int BLOCK = 4096;

        @Override
        public void fill(PostgresServer server) throws IOException {
            try (FileChannel ballast = FileChannel.open(
                    ballast(), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
                FileStore disk = Files.getFileStore(directory);
                while (disk.getUsableSpace() > 0) {
                    ballast.write(ByteBuffer.allocate(BLOCK));
                }
            } catch (IOException full) {
                // That is what we wanted.
                return;
            }
        }

        @Override
        public void free(PostgresServer server) throws IOException {
            Files.delete(ballast());
        }

        private Path ballast() {
            return directory.resolve("ballast");
        }

        @Override
        public String symptom() {
            return "No space left on device";
        }

        @Override
        public String words() {
            return "disk full (ENOSPC on a file system of " + MEBIBYTES + " MiB)";
        }

        @Override
        public void close() throws Exception {
            run("umount", "-l", directory.toString());
        }
    }

    /** RLIMIT_FSIZE, put on the running server and its children: no file may grow beyond it. */
    record Limited(Path directory) implements SmallDisk {
        private static final String SMALL = "65536:unlimited";

        @Override
        public void fill(PostgresServer server) throws Exception {
            limit(server, SMALL);
        }

        @Override
        public void free(PostgresServer server) throws Exception {
            limit(server, "unlimited:unlimited");
        }

        private static void limit(PostgresServer server, String limit) throws Exception {
            // Children of the postmaster inherit it; those it has already are told one by one.
            List<ProcessHandle> processes =
                    new ArrayList<>(List.of(server.postmaster().toHandle()));
            try (Stream<ProcessHandle> children = server.children()) {
                processes.addAll(children.toList());
            }
            for (ProcessHandle process : processes) {
                int status = run("prlimit", "--pid", String.valueOf(process.pid()), "--fsize=" + limit);
                if (status != 0 && process.isAlive()) {
                    throw new IOException("prlimit cannot limit the files of process " + process.pid());
                }
            }
        }

        @Override
        public String symptom() {
            return "File too large";
        }

        @Override
        public String words() {
            return "no file may grow any more (RLIMIT_FSIZE)";
        }

        @Override
        public void close() {}
    }
}
