package io.tidemark.process;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Files and directories that their owner alone may read and write: mode 0600 and 0700, from their first moment on.
 *
 * <p>On a file system without such modes they are made without: {@link #canBeSaidOf} tells.
 */
public final class OwnerOnly {

    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> DIRECTORY = PosixFilePermissions.fromString("rwx------");

    private OwnerOnly() {}

    /** Whether the file system of the path knows owners and others. */
    public static boolean canBeSaidOf(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Makes the directory and those above it that are missing; one that is there stays as it is. */
    public static void createDirectories(Path directory) throws IOException {
        Files.createDirectories(directory, mode(directory, DIRECTORY));
    }

    /** Whether others may read or change the file or directory; never on a file system that does not say. */
    public static boolean isOpenToOthers(Path path) throws IOException {
        return canBeSaidOf(path) && !DIRECTORY.containsAll(Files.getPosixFilePermissions(path));
    }

    /** Takes from others what they may do with the file or directory. */
    public static void narrow(Path path) throws IOException {
        if (canBeSaidOf(path)) {
            Set<PosixFilePermission> owners = EnumSet.copyOf(DIRECTORY);
            owners.retainAll(Files.getPosixFilePermissions(path));
            Files.setPosixFilePermissions(path, owners);
        }
    }

    /** Writes a file anew. One that is there is replaced, since whoever has opened it would read on. */
    public static Writer writer(Path file) throws IOException {
        Files.deleteIfExists(file);
        return new OutputStreamWriter(
                Channels.newOutputStream(Files.newByteChannel(
                        file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode(file, FILE))),
                StandardCharsets.UTF_8);
    }

    private static FileAttribute<?>[] mode(Path path, Set<PosixFilePermission> mode) {
        return canBeSaidOf(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)}
                : new FileAttribute<?>[0];
    }
}
