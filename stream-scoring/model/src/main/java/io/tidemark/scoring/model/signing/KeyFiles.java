package io.tidemark.scoring.model.signing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A key pair as two files.
 *
 * @param privateKey PKCS#8 in PEM, readable by its owner alone
 * @param publicKey X.509 in PEM, for those who are to trust it
 */
public record KeyFiles(Path privateKey, Path publicKey) {

    /** The usual names in a directory. */
    public static KeyFiles in(Path directory) {
        return new KeyFiles(directory.resolve("signing-key.pem"), directory.resolve("public-key.pem"));
    }

    /**
     * Writes both files, and the directories above them; never over others.
     *
     * @throws java.nio.file.FileAlreadyExistsException if one is there already
     */
    public void write(SigningKey key) throws IOException {
        Files.createDirectories(privateKey.toAbsolutePath().getParent());
        Files.createDirectories(publicKey.toAbsolutePath().getParent());
        // The file has its mode from the first moment: there is no time in which another could open it.
        Files.createFile(privateKey, ownerOnly(privateKey));
        Files.writeString(privateKey, key.privatePem().text(), StandardCharsets.US_ASCII);
        Files.writeString(publicKey, key.publicPem().text(), StandardCharsets.US_ASCII, StandardOpenOption.CREATE_NEW);
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
