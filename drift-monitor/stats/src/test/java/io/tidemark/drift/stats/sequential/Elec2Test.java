package io.tidemark.drift.stats.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.drift.stats.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The errors of "same as the last label" on Elec2, a real stream whose drifts nobody knows. */
class Elec2Test {
    private static double[] errors;

    @BeforeAll
    static void read() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SharedData.require("elec2_skmf.csv.gz"))),
                StandardCharsets.UTF_8))) {
            List<String> labels = lines.lines()
                    .skip(1)
                    .map(line -> line.substring(line.lastIndexOf(',') + 1))
                    .toList();
            errors = new double[labels.size() - 1];
            Arrays.setAll(errors, i -> labels.get(i + 1).equals(labels.get(i)) ? 0 : 1);
        }
    }

    @Test
    void theStreamIsTheOneThatIsKnown() {
        assertThat(Arrays.stream(errors).average().orElseThrow()).isCloseTo(1 - 0.853, within(5e-4));
    }

    static List<ErrorDetector> detectors() {
        return Detectors.standard();
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void aRunInPiecesSaysWhatOneRunSays(ErrorDetector detector) {
        Verdict[] whole = Detectors.all(detector, errors);
        ErrorDetector piece = detector.resume(Detectors.standard().stream()
                .filter(other -> other.getClass() == detector.getClass())
                .findFirst()
                .orElseThrow()
                .state());
        for (int i = 0; i < errors.length; i++) {
            assertThat(piece.observe(errors[i])).as("observation %d", i).isEqualTo(whole[i]);
            if (i % 1_000 == 0) {
                piece = piece.resume(piece.state());
            }
        }
    }

    /**
     * Shuffled, the stream has no drift; then every answer is turned into its opposite, as if the concept had been
     * flipped.
     */
    @ParameterizedTest
    @MethodSource("detectors")
    void aFlippedConceptIsFoundWithinTwoHundredObservations(ErrorDetector detector) {
        double[] shuffled = shuffled();
        Detectors.all(detector, Arrays.copyOf(shuffled, 2_000));
        Verdict[] flipped = Detectors.all(
                detector,
                Arrays.stream(shuffled, 2_000, 2_200).map(error -> 1 - error).toArray());
        assertThat(flipped).contains(Verdict.DRIFT);
    }

    /** ADWIN alone bounds how often it errs; EDDM takes noise for drift here. */
    @Test
    void adwinFindsDriftsInTheStreamAndNoneInTheShuffledOne() {
        assertThat(Detectors.all(Adwin.standard(), shuffled())).doesNotContain(Verdict.DRIFT);
        assertThat(Detectors.all(Adwin.standard(), errors)).contains(Verdict.DRIFT);
    }

    private static double[] shuffled() {
        double[] shuffled = errors.clone();
        SplittableRandom random = new SplittableRandom(12);
        for (int i = shuffled.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            double swapped = shuffled[i];
            shuffled[i] = shuffled[other];
            shuffled[other] = swapped;
        }
        return shuffled;
    }
}
