package dev.parley.bot.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;

/** A folder with all that is in it. */
final class Tree {
    private Tree() {}

    static void delete(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (var paths = Files.walk(root)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Gives everything to the owner, unless the root already has that owner. */
    static void give(Path root, int uid) throws IOException {
        if (Integer.valueOf(uid).equals(Files.getAttribute(root, "unix:uid"))) {
            return;
        }
        try (var paths = Files.walk(root)) {
            // The root last: it tells whether the work is done.
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }
}
