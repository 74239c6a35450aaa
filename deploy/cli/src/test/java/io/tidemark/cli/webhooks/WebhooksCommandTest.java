package io.tidemark.cli.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.Run;
import io.tidemark.exit.ExitCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhooksCommandTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @TempDir
    Path dir;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        Path secrets = Files.writeString(dir.resolve("secrets"), SECRET);
        file = Files.writeString(
                dir.resolve("webhooks.properties"),
                """
                bootstrap.servers=127.0.0.1:1
                schema.registry.url=http://127.0.0.1:1
                hosts=hooks.example.com
                endpoint.cases.url=https://hooks.example.com/tidemark
                endpoint.cases.secrets=%s
                """
                        .formatted(secrets));
    }

    @Test
    void anEndpointThatIsNotThereIsNamedWithThoseThatAre() {
        Run run = Run.of("webhooks", "replay", file.toString(), "case", "--since", "2026-11-30");
        assertThat(run.code()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains(file + " has no endpoint case; it has [cases]");
    }

    @Test
    void settingsAreCheckedAndTheirSecretsAreNowhere() throws IOException {
        Run sound = Run.of("config", "check", file.toString());
        assertThat(sound.code()).as(sound.err()).isZero();
        Files.writeString(file, Files.readString(file).replace("hosts=hooks.example.com", "hosts=example.com"));
        Run run = Run.of("config", "check", file.toString());
        assertThat(run.code()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err())
                .contains("the host hooks.example.com is not among those that may be called; add it to `hosts`")
                .doesNotContain(SECRET);
        Run shown = Run.of("config", "show", "--process", "webhooks", "--settings", prefixed());
        assertThat(shown.code()).as(shown.err()).isZero();
        assertThat(shown.out())
                .containsPattern("endpoint\\.cases\\.secrets +\\*\\*\\*\\*")
                .doesNotContain(SECRET.substring(6));
    }

    /** As the local stack takes them. */
    private String prefixed() throws IOException {
        StringBuilder text = new StringBuilder();
        Files.readAllLines(file)
                .forEach(line -> text.append("webhooks.").append(line).append('\n'));
        return Files.writeString(
                        dir.resolve("stack.properties"),
                        text.toString().replace("hosts=example.com", "hosts=hooks.example.com"))
                .toString();
    }
}
