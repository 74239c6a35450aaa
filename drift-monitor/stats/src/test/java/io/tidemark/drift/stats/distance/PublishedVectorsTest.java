package io.tidemark.drift.stats.distance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.drift.stats.SharedData;
import io.tidemark.drift.stats.profile.BinIndex;
import io.tidemark.drift.stats.profile.Bins;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.stream.DoubleStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Values that other tools publish, where their binning and floor are ours or can be imitated. */
class PublishedVectorsTest {
    private static JsonNode vectors;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream json =
                new GZIPInputStream(Files.newInputStream(SharedData.require("drift_metric_vectors.json.gz")))) {
            vectors = new ObjectMapper().readTree(json);
        }
    }

    @Test
    void hellingerOverTwentyBinsOfEqualWidthIsThePublishedOne() {
        JsonNode vector = vector("frouros_doc_hellinger20");
        double[] reference = values(vector, "reference");
        double[] current = values(vector, "current");
        DoubleSummaryStatistics union = DoubleStream.concat(Arrays.stream(reference), Arrays.stream(current))
                .summaryStatistics();
        assertThat(Hellinger.of(equalWidth(reference, union), equalWidth(current, union)))
                .isCloseTo(published(vector), within(1e-12));
    }

    @Test
    void psiOverTwentyBinsOfEqualWidthIsThePublishedOneWithItsTinyFloor() {
        JsonNode vector = vector("frouros_doc_psi20");
        double[] reference = values(vector, "reference");
        double[] current = values(vector, "current");
        DoubleSummaryStatistics union = DoubleStream.concat(Arrays.stream(reference), Arrays.stream(current))
                .summaryStatistics();
        assertThat(Psi.of(equalWidth(reference, union), equalWidth(current, union), Double.MIN_NORMAL))
                .isCloseTo(published(vector), within(1e-9));
    }

    @Test
    void jensenShannonOverTwentyPointsOfPiecewiseUniformDistributionsIsThePublishedOne() {
        JsonNode vector = vector("frouros_doc_js20");
        double[] reference = values(vector, "reference");
        double[] current = values(vector, "current");
        DoubleSummaryStatistics union = DoubleStream.concat(Arrays.stream(reference), Arrays.stream(current))
                .summaryStatistics();
        double bits = JensenShannon.of(betweenTwentyPoints(reference, union), betweenTwentyPoints(current, union));
        // Published in the root of nats.
        assertThat(bits * Math.sqrt(Math.log(2))).isCloseTo(published(vector), within(1e-9));
    }

    @Test
    void hellingerOverCategoriesIsThePublishedOne() {
        JsonNode vector = vector("evidently_hellinger");
        long[][] counts = categories(vector);
        assertThat(Hellinger.of(counts[0], counts[1])).isCloseTo(published(vector), within(1e-5));
    }

    @Test
    void psiOverCategoriesIsTheRecomputedOne() {
        JsonNode vector = vector("evidently_psi_cat_recomputed");
        long[][] counts = categories(vector);
        assertThat(Psi.of(counts[0], counts[1]))
                .isCloseTo(vector.get("recomputed").doubleValue(), within(1e-9));
    }

    @Test
    void wassersteinIsThePublishedOne() {
        JsonNode vector = vector("frouros_doc_emd");
        assertThat(Wasserstein.of(values(vector, "reference"), values(vector, "current")))
                .isCloseTo(published(vector), within(1e-12));
    }

    @Test
    void kolmogorovSmirnovIsThePublishedOneAndItsProbabilityTheAsymptoticOne() {
        JsonNode vector = vector("frouros_doc_ks");
        KolmogorovSmirnov test = KolmogorovSmirnov.of(values(vector, "reference"), values(vector, "current"));
        assertThat(test.statistic()).isCloseTo(published(vector), within(1e-12));
        // The note beside the exact probability in the vectors gives the asymptotic one.
        assertThat(test.p()).isCloseTo(9.869988245761123e-15, within(1e-26));
    }

    private static JsonNode vector(String id) {
        for (JsonNode vector : vectors) {
            if (vector.get("id").textValue().equals(id)) {
                return vector;
            }
        }
        throw new AssertionError("no vector " + id);
    }

    private static double published(JsonNode vector) {
        return vector.get("published").doubleValue();
    }

    private static double[] values(JsonNode vector, String sample) {
        double[] values = new double[vector.get(sample).size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = vector.get(sample).get(i).doubleValue();
        }
        return values;
    }

    private static long[] equalWidth(double[] values, DoubleSummaryStatistics range) {
        long[] counts = new long[20];
        for (double value : values) {
            int bin = (int) ((value - range.getMin()) / (range.getMax() - range.getMin()) * 20);
            counts[Math.min(bin, 19)]++;
        }
        return counts;
    }

    /** Probabilities as counts of a sample so large that it loses nothing. */
    private static long[] betweenTwentyPoints(double[] values, DoubleSummaryStatistics range) {
        PiecewiseUniform distribution = new PiecewiseUniform(values);
        double step = (range.getMax() - range.getMin()) / 19;
        long[] counts = new long[19];
        for (int i = 0; i < 19; i++) {
            double share = distribution.probabilityBelow(range.getMin() + (i + 1) * step)
                    - distribution.probabilityBelow(range.getMin() + i * step);
            counts[i] = (long) (share * 1e15);
        }
        return counts;
    }

    private static long[][] categories(JsonNode vector) {
        BinIndex index = Bins.fit(values(vector, "reference")).index();
        long[][] counts =
                new long[2][Bins.fit(values(vector, "reference")).atoms().size()];
        Arrays.stream(values(vector, "reference")).forEach(value -> counts[0][index.of(value)]++);
        Arrays.stream(values(vector, "current")).forEach(value -> counts[1][index.of(value)]++);
        return counts;
    }
}
