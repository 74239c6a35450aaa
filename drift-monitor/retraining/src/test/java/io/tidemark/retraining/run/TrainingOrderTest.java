package io.tidemark.retraining.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tidemark.process.OwnerOnly;
import io.tidemark.retraining.settings.RetrainingKeys;
import io.tidemark.schemas.TrafficSegment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingOrderTest {

    @TempDir
    Path dir;

    @Test
    void anOrderHoldsNoSecretAndIsItsOwnersAlone() throws IOException {
        assumeThat(OwnerOnly.canBeSaidOf(dir)).isTrue();
        new TrainingOrder(
                        "m-1",
                        Map.of(
                                "kafka.sasl.jaas.config",
                                "secret",
                                "schema.registry.url",
                                "https://ann:secret@registry:8081",
                                RetrainingKeys.SIGNING_KEY.name(),
                                "key.pem"),
                        Optional.empty(),
                        Optional.empty(),
                        List.of())
                .write(dir);
        try (Stream<Path> files = Files.list(dir)) {
            assertThat(files).hasSize(1).allSatisfy(file -> {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
                assertThat(Files.readString(file))
                        .contains("${env\\:TIDEMARK_SECRET_KAFKA_SASL_JAAS_CONFIG}")
                        .doesNotContain("secret", "ann", "key.pem");
            });
        }
    }

    @Test
    void theTrainingProcessIsToldTheSegments() throws IOException {
        List<TrafficSegment> segments =
                List.of(new TrafficSegment("category", "food"), new TrafficSegment("attributes.bank", "north"));
        new TrainingOrder("m-1", Map.of(), Optional.of(Instant.EPOCH), Optional.empty(), segments).write(dir);
        assertThat(TrainingOrder.read(dir).segments()).isEqualTo(segments);
    }
}
