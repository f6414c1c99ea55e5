package dev.parley.engine.workflow;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which files a file trigger means, below Parley's drop folder. It cannot lead out of there: no step up, no drive, nothing hidden.
 *
 * @param folders from the drop folder down; may be empty
 * @param glob of the file's name, such as {@code *.csv}
 */
public record DropPath(List<String> folders, String glob) {
    /** Where files go once they have started their runs; nothing in there starts another. */
    public static final String DONE = "done";

    private static final Pattern FOLDER = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N} _.-]*");
    private static final Pattern FORBIDDEN_IN_NAME = Pattern.compile("[\\p{Cntrl}\\\\:/]");
    private static final int DEEPEST = 8;

    /** Empty when it is no such path. */
    public static Optional<DropPath> parse(String path) {
        List<String> segments = Arrays.asList(path.split("/", -1));
        List<String> folders = segments.subList(0, segments.size() - 1);
        String glob = segments.getLast();
        boolean isSound = segments.size() <= DEEPEST
                && folders.stream().allMatch(DropPath::isFolder)
                && !glob.isEmpty()
                && !glob.startsWith(".")
                && !FORBIDDEN_IN_NAME.matcher(glob).find()
                && isGlob(glob);
        return isSound ? Optional.of(new DropPath(List.copyOf(folders), glob)) : Optional.empty();
    }

    /** Whether a file of this name is meant. */
    public boolean isMeant(String name) {
        return FileSystems.getDefault().getPathMatcher("glob:" + glob).matches(Path.of(name));
    }

    private static boolean isFolder(String name) {
        return FOLDER.matcher(name).matches() && !name.equals(DONE) && !name.endsWith(".") && !name.endsWith(" ");
    }

    private static boolean isGlob(String glob) {
        try {
            FileSystems.getDefault().getPathMatcher("glob:" + glob);
            return true;
        } catch (PatternSyntaxException broken) {
            return false;
        }
    }
}
