package dev.parley.bot.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The data of a PostgreSQL server and the password that opens it, made together and kept together.
 *
 * @param folder holds {@code data} and {@code password}
 */
record PostgresCluster(Path folder, String password) {
    /** The major version of the programs; data made by another cannot be read by them. */
    private static final String VERSION = "18";

    static PostgresCluster in(ParleyHome home, PostgresPrograms programs) throws IOException {
        var parent = home.folder("postgres");
        var folder = parent.resolve(VERSION);
        if (!Files.isDirectory(folder)) {
            create(home, parent.resolve(VERSION + ".new"), folder, programs);
        }
        programs.user().takeOver(home.path(), folder);
        return new PostgresCluster(folder, Files.readString(password(folder)).strip());
    }

    Path data() {
        return data(folder);
    }

    /**
     * Removes the trace of a server that is gone. Call it when none runs on this data: PostgreSQL itself would mistake any
     * process that was given the same number since, and refuses to start over a garbled file.
     */
    void forgetDeadServer() throws IOException {
        Files.deleteIfExists(data().resolve("postmaster.pid"));
    }

    private static void create(ParleyHome home, Path draft, Path folder, PostgresPrograms programs) throws IOException {
        // Renamed when complete, so that a crash in between leaves nothing that looks finished.
        Tree.delete(draft);
        var data = OwnerOnly.folder(data(OwnerOnly.folder(draft)));
        OwnerOnly.write(password(draft), Password.generate());
        programs.user().takeOver(home.path(), draft);
        var failure = programs.run("initdb", initialization(data, password(draft)));
        if (!failure.isEmpty()) {
            throw new ServerUnavailableException(
                    "The embedded PostgreSQL cannot create its data in %s:\n%s"
                            .formatted(folder, failure.indent(4).stripTrailing()),
                    "Its log is %s.".formatted(programs.log().file()));
        }
        Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<String> initialization(Path data, Path password) {
        return List.of(
                "--pgdata=" + data,
                "--username=" + EmbeddedPostgres.USER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                // Built in, hence the same on every system, whatever locales it has installed.
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--data-checksums");
    }

    private static Path data(Path folder) {
        return folder.resolve("data");
    }

    private static Path password(Path folder) {
        return folder.resolve("password");
    }
}
