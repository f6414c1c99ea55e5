package dev.parley.engine.trigger;

import dev.parley.engine.workflow.DropPath;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** The folder on this machine that files are put into. Nothing outside of it is read or moved: no link is followed. */
final class DropFolder {
    private final Path root;

    DropFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** The files there now, except hidden ones. The folder is made if it is not there, so that people find it. */
    List<DroppedFile> files(List<String> folders) throws IOException {
        List<DroppedFile> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder(folders))) {
            for (Path entry : entries) {
                if (!entry.getFileName().toString().startsWith(".")) {
                    addIfFile(entry, files);
                }
            }
        }
        return files;
    }

    private void addIfFile(Path entry, List<DroppedFile> files) throws IOException {
        try {
            BasicFileAttributes is = Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (is.isRegularFile()) {
                String path = root.relativize(entry).toString().replace('\\', '/');
                files.add(new DroppedFile(
                        entry, path, is.size(), is.lastModifiedTime().toInstant()));
            }
        } catch (NoSuchFileException gone) {
            // Taken away between listing and looking.
        }
    }

    /** Puts a file away for good. @param otherwise goes before its name when there is one of that name already */
    void moveToDone(DroppedFile file, String otherwise) throws IOException {
        Path done = real(file.file().resolveSibling(DropPath.DONE));
        try {
            Files.move(file.file(), done.resolve(file.name()));
        } catch (FileAlreadyExistsException taken) {
            Files.move(file.file(), done.resolve(otherwise + "-" + file.name()));
        }
    }

    private Path folder(List<String> folders) throws IOException {
        Files.createDirectories(root);
        Path folder = root;
        for (String name : folders) {
            folder = real(folder.resolve(name));
        }
        return folder;
    }

    /** @throws IOException when it is a link or no folder */
    private static Path real(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(folder);
        }
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(folder + " is no folder, or a link to one, which is not followed");
        }
        return folder;
    }
}
