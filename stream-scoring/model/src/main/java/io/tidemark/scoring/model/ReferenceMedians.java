package io.tidemark.scoring.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.parts.BundlePart;
import io.tidemark.scoring.model.parts.Json;
import io.tidemark.scoring.model.parts.RefusedBundleException;
import io.tidemark.scoring.model.reasons.ReferenceMedian;
import java.util.HashMap;
import java.util.Map;

/** The medians of the columns of a bundle's reference profile, which is the drift monitor's and is not judged here. */
final class ReferenceMedians {

    private ReferenceMedians() {}

    /**
     * By feature; without the columns that cannot be read: reasons then say nothing of what is usual, and the model
     * scores all the same.
     */
    static Map<String, Double> of(Bundle bundle) {
        Map<String, Double> medians = new HashMap<>();
        for (JsonNode column : profile(bundle).path("columns")) {
            JsonNode bins = column.path("bins");
            double[] atoms = doubles(bins.path("atoms"));
            double[] edges = doubles(bins.path("edges"));
            long[] counts = longs(column.path("counts"));
            if (counts.length == atoms.length + edges.length + 1) {
                ReferenceMedian.of(atoms, edges, counts)
                        .ifPresent(median -> medians.put(column.path("name").asText(), median));
            }
        }
        return medians;
    }

    private static JsonNode profile(Bundle bundle) {
        try {
            return Json.read(bundle.part(BundlePart.REFERENCE_PROFILE).orElseThrow(), BundlePart.REFERENCE_PROFILE);
        } catch (RefusedBundleException e) {
            return Json.object();
        }
    }

    private static double[] doubles(JsonNode array) {
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).asDouble();
        }
        return values;
    }

    private static long[] longs(JsonNode array) {
        long[] values = new long[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).asLong();
        }
        return values;
    }
}
