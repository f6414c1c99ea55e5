package dev.parley.bot.embedded;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * Who PostgreSQL runs as. It refuses to run as root, so root starts it in a user namespace of its own, where root has no
 * rights; or, where a container forbids that, as the user "nobody".
 */
enum ServerUser {
    /** The user who runs Parley. */
    SELF(-1),
    /** Still root for the file system, nobody in its own eyes. */
    NAMESPACE(0, "unshare", "-U"),
    NOBODY(65534, "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

    private final int uid;
    private final List<String> prefix;

    ServerUser(int uid, String... prefix) {
        this.uid = uid;
        this.prefix = List.of(prefix);
    }

    static ServerUser choose() {
        if (OperatingSystem.isWindows() || new UnixSystem().getUid() != 0) {
            return SELF;
        }
        if (NAMESPACE.canRun("true")) {
            return NAMESPACE;
        }
        if (NOBODY.canRun("true")) {
            return NOBODY;
        }
        throw new ServerUnavailableException(
                "The embedded PostgreSQL does not run as root, and this system does not let root start it as another user.",
                "Run Parley as a normal user, or set PARLEY_DATASOURCE_URL to a PostgreSQL server of yours.");
    }

    List<String> command(List<String> command) {
        var all = new ArrayList<>(prefix);
        all.addAll(command);
        return all;
    }

    /**
     * Makes the folder this user's own, and lets "nobody" pass through (not look into) the folders on the way.
     *
     * @param home a folder above it
     */
    void takeOver(Path home, Path folder) throws IOException {
        if (this == SELF) {
            return;
        }
        Tree.give(folder, uid);
        if (this == NOBODY) {
            for (var above = folder.getParent(); above.startsWith(home); above = above.getParent()) {
                Files.setPosixFilePermissions(above, PosixFilePermissions.fromString("rwx--x--x"));
            }
        }
        if (!canRun("test", "-x", home.toString())) {
            throw new ServerUnavailableException(
                    "The embedded PostgreSQL does not run as root, and \"nobody\" may not enter %s.".formatted(home),
                    "Run Parley as a normal user, or set PARLEY_HOME to a folder everyone can enter, such as /var/lib/parley.");
        }
    }

    private boolean canRun(String... command) {
        try {
            return new ProcessBuilder(command(List.of(command)))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException programMissing) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
