package io.tidemark.cli.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.Run;
import org.junit.jupiter.api.Test;

class BackfillOutcomesTest {

    @Test
    void aFileOfOutcomesIsRefusedWhereTopicsWouldBeRead() {
        Run run = Run.of("features", "backfill", "--outcomes", "outcomes.csv", "--out", "nowhere");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--outcomes").contains("give --transactions too");
    }
}
