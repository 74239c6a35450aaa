package io.tidemark.embedded.guarded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A server's key and its certificate for {@code localhost} and {@code 127.0.0.1}, made by the JDK's own
 * {@code keytool}.
 *
 * @param keyStore PKCS #12, with the key
 * @param password of the key store
 * @param pem the certificate alone, which clients trust
 */
public record ServerCertificate(Path keyStore, String password, Path pem) {

    /** What the clients' trust store is called in their settings. */
    public static final String TRUSTED_AS = "PEM";

    private static final String ALIAS = "server";

    /** A new one in this directory. */
    public static ServerCertificate make(Path directory) throws InterruptedException {
        ServerCertificate made = new ServerCertificate(
                directory.resolve("server.p12"), "of-this-test-alone", directory.resolve("server.pem"));
        made.keytool(
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "2",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1");
        made.keytool("-exportcert", "-rfc", "-file", made.pem().toString());
        return made;
    }

    private void keytool(String task, String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                task,
                "-alias",
                ALIAS,
                "-storetype",
                "PKCS12",
                "-keystore",
                keyStore.toString(),
                "-storepass",
                password));
        command.addAll(List.of(arguments));
        try {
            Files.createDirectories(keyStore.toAbsolutePath().getParent());
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said;
            try (InputStream output = process.getInputStream()) {
                said = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            }
            if (process.waitFor() != 0) {
                throw new IllegalStateException(
                        String.format(Locale.ROOT, "keytool does not do %s: %s", task, said.strip()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("keytool cannot be run: " + e.getMessage(), e);
        }
    }
}
