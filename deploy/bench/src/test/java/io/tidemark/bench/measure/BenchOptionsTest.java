package io.tidemark.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class BenchOptionsTest {

    private static final Bench BENCH = new Bench() {
        @Override
        public String name() {
            return "one";
        }

        @Override
        public String description() {
            return "one";
        }

        @Override
        public Set<String> takes() {
            return Set.of(BenchOptions.STATE, BenchOptions.RATE);
        }

        @Override
        public List<BenchResult> run(BenchOptions options, Consumer<String> progress) {
            return List.of();
        }
    };

    private static BenchOptions parse(String... words) {
        return BenchOptions.parse(BENCH, List.of(words));
    }

    @Test
    void roundsAndWishesAreRead() {
        BenchOptions options = parse("3", "state=rocksdb", "rate=300.5");
        assertThat(options.rounds()).isEqualTo(3);
        assertThat(options.of(BenchOptions.STATE, "heap")).isEqualTo("rocksdb");
        assertThat(options.of(BenchOptions.SECONDS, 30)).isEqualTo(30);
        assertThat(options.numberOf(BenchOptions.RATE)).hasValue(300.5);
    }

    @Test
    void whatItDoesNotTakeAndWhatIsNoValueIsRefusedWithWhatToSay() {
        assertThatThrownBy(() -> parse("3", "catalogue=handbook"))
                .hasMessage("the benchmark one takes no --catalogue; it takes --rate, --state");
        assertThatThrownBy(() -> parse("3", "state=disk"))
                .hasMessage("--state disk is not measured; use one of heap, rocksdb");
        assertThatThrownBy(() -> parse("3", "rate=many"))
                .hasMessage("--rate many measures nothing; use a number of at least 1");
        assertThatThrownBy(() -> parse("3", "rate=NaN")).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> parse("3", "rate=Infinity")).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> parse("3", "rate=0")).hasMessageContaining("at least 1");
    }
}
