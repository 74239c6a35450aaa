package io.tidemark.drift.stats.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every detector. */
class ErrorDetectorTest {

    @Property(tries = 200)
    void aResumedDetectorSaysWhatTheOtherWouldHaveSaid(
            @ForAll @Size(max = 120) List<@IntRange(max = 1) Integer> before,
            @ForAll @Size(max = 120) List<@IntRange(max = 1) Integer> after) {
        for (ErrorDetector detector : Detectors.hasty()) {
            Detectors.all(detector, Detectors.numbers(before));
            double[] kept = detector.state();
            ErrorDetector resumed = detector.resume(kept);
            assertThat(resumed.state()).containsExactly(kept);
            assertThat(Detectors.all(resumed, Detectors.numbers(after)))
                    .as(detector.getClass().getSimpleName())
                    .containsExactly(Detectors.all(detector, Detectors.numbers(after)));
            assertThat(resumed.state()).containsExactly(detector.state());
        }
    }

    static List<ErrorDetector> detectors() {
        return Detectors.standard();
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void errorsThatBecomeFewerAreNoDrift(ErrorDetector detector) {
        for (int i = 0; i < 4_000; i++) {
            boolean wrong = i < 2_000 ? i % 3 == 2 : i % 30 == 29;
            assertThat(detector.observe(wrong ? 1 : 0)).as("observation %d", i).isNotEqualTo(Verdict.DRIFT);
        }
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void anObservationThatIsNoNumberIsRefusedAndChangesNothing(ErrorDetector detector) {
        detector.observe(1);
        double[] before = detector.state();
        assertThatIllegalArgumentException().isThrownBy(() -> detector.observe(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> detector.observe(Double.POSITIVE_INFINITY));
        assertThat(detector.state()).containsExactly(before);
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void aStateOfAnotherKindIsRefused(ErrorDetector detector) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> detector.resume(new double[900]))
                .withMessageContaining("900 numbers are no state of");
        assertThatIllegalArgumentException().isThrownBy(() -> detector.resume(new double[0]));
    }

    @Test
    void ddmAndEddmTakeErrorsOnly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ddm.standard().observe(0.5))
                .withMessageContaining("0 or 1, got 0.5");
        assertThatIllegalArgumentException().isThrownBy(() -> Eddm.standard().observe(2));
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Ddm(30, 3, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new Eddm(30, 0.9, 0.95));
        assertThatIllegalArgumentException().isThrownBy(() -> new PageHinkley(30, -1, 50, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Adwin(0, 5, 32, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new Kswin(59, 30, 0.01, 1));
    }

    @Test
    void theStateOfALongStreamStaysShort() {
        for (ErrorDetector detector : Detectors.standard()) {
            for (int i = 0; i < 200_000; i++) {
                detector.observe(i % 7 == 0 ? 1 : 0);
            }
            assertThat(detector.state()).as(detector.getClass().getSimpleName()).hasSizeLessThan(300);
            assertThat(Arrays.stream(detector.state())).doesNotContain(Double.NaN);
        }
    }
}
