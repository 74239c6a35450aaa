package io.tidemark.webhooks.sign;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The files whose keys sign, one key a line. Read for every delivery, so that a secret is changed while deliveries go
 * on: the new one is added, receivers take it over, the old one is taken away.
 */
public record SecretFiles(List<Path> files) {

    public SecretFiles {
        files = List.copyOf(files);
    }

    /**
     * All keys, in the order of the files and lines.
     *
     * @throws IllegalArgumentException naming the file, and never what is in it
     */
    public List<SigningKey> read() {
        List<SigningKey> keys = new ArrayList<>();
        for (Path file : files) {
            try {
                for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                    if (!line.isBlank() && !line.startsWith("#")) {
                        keys.add(SigningKey.of(line));
                    }
                }
            } catch (IOException e) {
                throw new IllegalArgumentException(
                        "the secrets in " + file + " cannot be read ("
                                + e.getClass().getSimpleName() + "); check that the file is there and readable",
                        e);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("in " + file + ": " + e.getMessage(), e);
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("no secret is in " + files + "; write one a line, as whsec_BASE64");
        }
        return keys;
    }

    /** The header {@code webhook-signature}: one signature for every key. */
    public String sign(String id, long timestamp, byte[] body) {
        return read().stream().map(key -> key.sign(id, timestamp, body)).collect(Collectors.joining(" "));
    }
}
