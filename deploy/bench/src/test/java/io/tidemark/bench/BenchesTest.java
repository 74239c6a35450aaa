package io.tidemark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BenchesTest {

    @Test
    void everyBenchHasANameOfItsOwn() {
        assertThat(Benches.names()).doesNotHaveDuplicates();
        assertThat(Benches.ALL)
                .allSatisfy(bench -> assertThat(bench.description()).isNotBlank());
    }
}
