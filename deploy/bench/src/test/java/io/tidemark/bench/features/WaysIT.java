package io.tidemark.bench.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.bench.files.Directories;
import io.tidemark.bench.measure.Samples;
import io.tidemark.bench.traffic.Servers;
import io.tidemark.bench.traffic.Traffic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every way writes a vector for every transaction, and those that compute features compute the engine's. */
@Tag("component")
class WaysIT {

    @Test
    void allWriteAllAndWhatIsComputedIsEqual() throws Exception {
        Path checkpoints = Files.createTempDirectory("tidemark-ways");
        try (Servers servers = Servers.start()) {
            Measuring measuring = new Measuring(servers, checkpoints, 0, 1, line -> {});
            Map<String, Samples> rates = measuring.rates(Traffic.of(3_000), "handbook", "heap", List.of(Way.values()));
            assertThat(measuring.equal()).isTrue();
            assertThat(rates).hasSize(Way.values().length);
            assertThat(rates.values())
                    .allSatisfy(rate -> assertThat(rate.median()).isPositive());
        } finally {
            Directories.delete(checkpoints);
        }
    }
}
