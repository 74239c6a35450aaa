package io.tidemark.scoring.model.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SoftmaxTest {

    @Property(tries = 5_000)
    void exponentialsAreTheExactOnesRoundedToAnUlp(@ForAll @FloatRange(min = -110, max = 0) float x) {
        float exact = (float) StrictMath.exp(x);
        assertThat(Softmax.exponential(x)).isBetween(Math.nextDown(exact), Math.nextUp(exact));
    }

    @Test
    void exponentialsOfTheEdgesAreExact() {
        assertThat(Softmax.exponential(0)).isEqualTo(1);
        assertThat(Softmax.exponential(-0f)).isEqualTo(1);
        assertThat(Softmax.exponential(-Float.MIN_VALUE)).isEqualTo(1);
        assertThat(Softmax.exponential(-Float.MAX_VALUE)).isZero();
        assertThat(Softmax.exponential(Float.NEGATIVE_INFINITY)).isZero();
    }

    @Property(tries = 1_000)
    void probabilitiesAreTheSharesOfTheExponentials(
            @ForAll @Size(min = 2, max = 6) List<@FloatRange(min = -30, max = 30) Float> values) {
        float[] margins = new float[values.size()];
        for (int k = 0; k < margins.length; k++) {
            margins[k] = values.get(k);
        }
        double sum = 0;
        for (float margin : margins) {
            sum += Math.exp(margin);
        }
        float[] probabilities = margins.clone();
        Softmax.of(probabilities, probabilities);
        for (int k = 0; k < margins.length; k++) {
            double exact = Math.exp(margins[k]) / sum;
            assertThat((double) probabilities[k]).isCloseTo(exact, within(5e-6 * exact + 1e-37));
        }
    }
}
