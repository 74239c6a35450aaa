package io.tidemark.drift.stats.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;

class BenjaminiHochbergTest {
    @Property
    void rejectsWhatTheDefinitionRejects(
            @ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = 0, max = 1) @Scale(4) Double> drawn,
            @ForAll @DoubleRange(min = 0.001, max = 0.5) @Scale(4) double level) {
        double[] p = drawn.stream().mapToDouble(Double::doubleValue).toArray();
        BenjaminiHochberg procedure = new BenjaminiHochberg(p, level);
        int rejected = largestR(p, level);
        assertThat(procedure.rejected()).isEqualTo(rejected);
        for (double each : p) {
            assertThat(procedure.rejects(each)).isEqualTo(rejected > 0 && each <= rejected * level / p.length);
        }
    }

    /** The largest r for which r of the p-values are at most r level / k, by trying all. */
    private static int largestR(double[] p, double level) {
        int largest = 0;
        for (int r = 1; r <= p.length; r++) {
            int below = 0;
            for (double each : p) {
                below += each <= r * level / p.length ? 1 : 0;
            }
            largest = below >= r ? r : largest;
        }
        return largest;
    }
}
