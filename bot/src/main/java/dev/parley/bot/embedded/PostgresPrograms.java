package dev.parley.bot.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs PostgreSQL's programs as the user they accept. What they say goes to the log. */
record PostgresPrograms(Path folder, ServerUser user, ServerLog log) {
    /** Runs to the end. @return what it said if it failed, empty if it did its work */
    String run(String program, List<String> arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        var logged = log.size();
        var builder = new ProcessBuilder(user.command(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()));
        builder.environment().put("LC_ALL", "C");
        ChildEnvironment.strip(builder.environment());
        try {
            return builder.start().waitFor() == 0 ? "" : log.since(logged);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + program, e);
        }
    }

    /** Asks a server to end its sessions and itself ("fast shutdown"), without waiting for it. */
    void askToStop(ProcessHandle server) {
        try {
            run("pg_ctl", List.of("kill", "INT", String.valueOf(server.pid())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
