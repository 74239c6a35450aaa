package io.tidemark.drift.stats.sequential;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.drift.stats.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Streams for which other tools publish where their detectors speak. */
class PublishedStreamsTest {

    @Test
    void ddmWarnsAndDriftsWherePublished() throws IOException {
        List<String> spoken = new ArrayList<>();
        Ddm detector = new Ddm(30, 2.0, 3.0);
        double[] stream = stream("river_ddm");
        boolean warned = false;
        for (int i = 0; i < stream.length; i++) {
            Verdict verdict = detector.observe(stream[i]);
            // The published list has the first warning before a drift only.
            if (verdict == Verdict.DRIFT || (verdict == Verdict.WARNING && !warned)) {
                spoken.add(verdict + " " + i);
                warned = verdict == Verdict.WARNING;
            }
        }
        assertThat(spoken).containsExactly("WARNING 1084", "DRIFT 1334", "WARNING 1492");
    }

    @Test
    void pageHinkleyDriftsWherePublished() throws IOException {
        assertThat(drifts(new PageHinkley(30, 0.005, 50, 1 - 0.0001))).containsExactly(1006);
    }

    /** The same stream is published for ADWIN, too: its first look after the change at 1000. */
    @Test
    void adwinDriftsWherePublished() throws IOException {
        assertThat(drifts(Adwin.standard())).containsExactly(1023);
    }

    /**
     * Published at 1016 for KSWIN; what it draws differs from tool to tool, but of two disjoint ranges any draw is told
     * apart soon.
     */
    @Test
    void kswinDriftsAboutWherePublished() throws IOException {
        assertThat(drifts(new Kswin(100, 30, 0.0001, 42))).singleElement().satisfies(index -> assertThat(index)
                .isBetween(1010, 1020));
    }

    private static List<Integer> drifts(ErrorDetector detector) throws IOException {
        List<Integer> drifts = new ArrayList<>();
        double[] stream = stream("river_page_hinkley");
        for (int i = 0; i < stream.length; i++) {
            if (detector.observe(stream[i]) == Verdict.DRIFT) {
                drifts.add(i);
            }
        }
        return drifts;
    }

    private static double[] stream(String id) throws IOException {
        try (InputStream json =
                new GZIPInputStream(Files.newInputStream(SharedData.require("detector_streams.json.gz")))) {
            for (JsonNode each : new ObjectMapper().readTree(json)) {
                if (each.get("id").textValue().equals(id)) {
                    double[] values = new double[each.get("stream").size()];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = each.get("stream").get(i).doubleValue();
                    }
                    return values;
                }
            }
        }
        throw new AssertionError("no stream " + id);
    }
}
