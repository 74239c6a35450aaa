package io.tidemark.webhooks.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verifier that the specification's authors publish takes what we sign; skipped where npm is not. */
@Tag("component")
class PublishedVerifierIT {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final long PATIENCE_SECONDS = 90;

    private static final String SCRIPT =
            """
            const { Webhook } = require("standardwebhooks");
            const [secret, id, timestamp, signature, body] = process.argv.slice(2);
            const headers = { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature };
            try {
              new Webhook(secret).verify(Buffer.from(body, "base64").toString(), headers);
              console.log("accepted");
            } catch (error) {
              console.log("refused: " + error.message);
            }
            """;

    @TempDir
    Path dir;

    @Test
    void theVerifierOfNpmAcceptsWhatOneOfItsSecretsSignedAndNothingElse() throws Exception {
        assumeTrue(run("npm", "--version").startsWith("0"), "there is no npm");
        assumeTrue(
                run(
                                "npm",
                                "install",
                                "--prefix",
                                dir.toString(),
                                "--prefer-offline",
                                "--no-audit",
                                "--no-fund",
                                "standardwebhooks@1.0.0")
                        .startsWith("0"),
                "npm could not install standardwebhooks");
        Files.writeString(dir.resolve("verify.js"), SCRIPT);
        Path secrets = Files.writeString(dir.resolve("secrets"), OTHER + "\n" + SECRET + "\n");
        byte[] body = "{\"type\":\"alert.fraud\",\"data\":{\"k\":\"\\u202e\"}}".getBytes(StandardCharsets.UTF_8);
        long now = Instant.now().getEpochSecond();
        String signature = new SecretFiles(List.of(secrets)).sign("alert_fraud_0-1", now, body);
        String base64 = Base64.getEncoder().encodeToString(body);
        String node = dir.resolve("verify.js").toString();
        for (String secret : List.of(SECRET, OTHER)) {
            assertThat(run("node", node, secret, "alert_fraud_0-1", "" + now, signature, base64))
                    .isEqualTo("0 accepted\n");
        }
        assertThat(run("node", node, SECRET, "alert_fraud_0-2", "" + now, signature, base64))
                .startsWith("0 refused");
    }

    /** Its exit code and what it said. */
    private String run(String... words) throws InterruptedException {
        try {
            Path out = dir.resolve("said");
            Process process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ended ? process.exitValue() + " " + Files.readString(out) : "it does not end";
        } catch (IOException notThere) {
            return "not there";
        }
    }
}
