package io.tidemark.settings.kind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** Why a file that is there cannot be read: who asks, whose it is, and what to do. */
public final class Refused {

    private Refused() {}

    /** In one clause; empty if the file may be read, or there is none. */
    public static Optional<String> why(Path file) {
        if (Files.isReadable(file) || Files.notExists(file)) {
            return Optional.empty();
        }
        String name = System.getProperty("user.name", "?");
        String user = name.equals("?") ? "this user" : "user " + name;
        if (!Files.exists(file)) {
            return Optional.of(user + " may not look into its folder; let that user enter " + folder(file));
        }
        return Optional.of(user + " may not read it" + owner(file) + "; let that user read it, or start the process as"
                + " another");
    }

    private static Path folder(Path file) {
        Path absolute = file.toAbsolutePath();
        Path folder = absolute.getParent();
        // The outermost that is closed is the one to open.
        while (folder.getParent() != null && !Files.isExecutable(folder.getParent())) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static String owner(Path file) {
        try {
            PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
            return ", it belongs to " + attributes.owner().getName() + " ("
                    + PosixFilePermissions.toString(attributes.permissions()) + ")";
        } catch (IOException | UnsupportedOperationException e) {
            return ""; // Whose it is cannot be told; that it may not be read can.
        }
    }
}
