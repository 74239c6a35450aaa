package io.tidemark.scoring.model;

import io.tidemark.scoring.model.engine.ScoringEngine;
import io.tidemark.scoring.model.parts.RefusedBundleException;
import java.util.List;
import java.util.Optional;

/**
 * Rows with the margins that the model had where it was trained: every engine must compute these margins bit for bit.
 * Values are finite, or NaN for missing. With them goes a fingerprint of the trees, since rows do not reach every node.
 */
public final class GoldenVectors {

    private final List<float[]> rows;
    private final float[] margins;
    private final Optional<String> structure;

    /** Without a fingerprint. */
    public GoldenVectors(List<float[]> rows, float[] margins) {
        this(rows, margins, Optional.empty());
    }

    /**
     * @param structure see {@link ScoringEngine#structure()}
     * @throws IllegalArgumentException if the numbers of rows and margins differ, or a value is infinite
     */
    public GoldenVectors(List<float[]> rows, float[] margins, Optional<String> structure) {
        if (rows.size() != margins.length) {
            throw new IllegalArgumentException("golden vectors need one margin for each row, but have " + rows.size()
                    + " rows and " + margins.length + " margins");
        }
        rows.forEach(GoldenVectors::refuseInfinities);
        refuseInfinities(margins);
        this.rows = rows.stream().map(float[]::clone).toList();
        this.margins = margins.clone();
        this.structure = structure;
    }

    private static void refuseInfinities(float[] values) {
        for (float value : values) {
            if (Float.isInfinite(value)) {
                throw new IllegalArgumentException("golden vectors hold an infinite value");
            }
        }
    }

    /** The margins that an engine computes for rows, and its fingerprint. */
    public static GoldenVectors compute(ScoringEngine engine, List<float[]> rows) {
        float[] margins = new float[rows.size()];
        for (int i = 0; i < margins.length; i++) {
            margins[i] = engine.margin(rows.get(i));
        }
        return new GoldenVectors(rows, margins, engine.structure());
    }

    public int size() {
        return margins.length;
    }

    /** A copy of one row. */
    public float[] row(int index) {
        return rows.get(index).clone();
    }

    public float margin(int index) {
        return margins[index];
    }

    /** The fingerprint of the trees; empty in bundles that were made without one. */
    public Optional<String> structure() {
        return structure;
    }

    /** One sentence about the first row for which the engine differs, or its fingerprint; empty if it agrees on all. */
    public Optional<String> difference(ScoringEngine engine) {
        for (int i = 0; i < margins.length; i++) {
            if (rows.get(i).length != engine.featureCount()) {
                return Optional.of("golden vector " + i + " has " + rows.get(i).length + " values, but the model has "
                        + engine.featureCount() + " features");
            }
            float computed = engine.margin(rows.get(i));
            if (Float.floatToIntBits(computed) != Float.floatToIntBits(margins[i])) {
                return Optional.of("golden vector " + i + " has the margin " + margins[i] + ", but the engine computes "
                        + computed);
            }
        }
        return engine.structure()
                .filter(own -> structure.isPresent() && !own.equals(structure.get()))
                .map(own -> "the trees in the file have the fingerprint " + own
                        + ", but those that it was made with had " + structure.get());
    }

    /**
     * JSON: {@code {"rows": [[...]], "margins": [...], "structure": "..."}}, missing values as null, floats in digits
     * that give back their bits.
     */
    public byte[] toJson() {
        return GoldenVectorsJson.write(this);
    }

    /** @throws RefusedBundleException if the JSON is not of this form */
    public static GoldenVectors fromJson(byte[] json) {
        return GoldenVectorsJson.read(json);
    }
}
