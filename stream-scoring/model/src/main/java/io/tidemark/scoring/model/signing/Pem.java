package io.tidemark.scoring.model.signing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One block of a PEM file (RFC 7468).
 *
 * @param label e.g. {@code PUBLIC KEY}
 * @param base64 its content
 */
record Pem(String label, String base64) {

    static final String PRIVATE_KEY = "PRIVATE KEY";
    static final String PUBLIC_KEY = "PUBLIC KEY";
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");
    private static final int LINE = 64;
    private static final long LARGEST = 1 << 20;

    static Pem of(String label, byte[] der) {
        return new Pem(label, Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der));
    }

    /**
     * All blocks of a file, none if it is no PEM file; throws {@link IllegalArgumentException} if it cannot be read.
     */
    static List<Pem> blocks(Path file) {
        String text;
        try {
            if (Files.size(file) > LARGEST) {
                throw new IllegalArgumentException("the file " + file + " is too large to hold keys");
            }
            text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the key file " + file + " cannot be read (" + e.getClass().getSimpleName() + ")", e);
        }
        List<Pem> blocks = new ArrayList<>();
        Matcher found = BLOCK.matcher(text);
        while (found.find()) {
            blocks.add(new Pem(found.group(1), found.group(2)));
        }
        return blocks;
    }

    byte[] der() {
        return Base64.getMimeDecoder().decode(base64);
    }

    String text() {
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }

    /** Keys are not printed by accident. */
    @Override
    public String toString() {
        return "Pem[" + label + "]";
    }
}
