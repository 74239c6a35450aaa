package io.tidemark.drift.stats.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What the training data looked like, kept in the bundle: one column per feature in the order of the catalogue, and the
 * column {@value #SCORE} last.
 */
public record ReferenceProfile(List<ReferenceColumn> columns) {
    /** Name of the column of model scores. */
    public static final String SCORE = "score";

    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    public ReferenceProfile {
        columns = List.copyOf(columns);
        if (columns.isEmpty() || !columns.get(columns.size() - 1).name().equals(SCORE)) {
            throw new IllegalArgumentException("a reference profile ends with the column " + SCORE);
        }
    }

    /** How many features a vector has. */
    public int features() {
        return columns.size() - 1;
    }

    /** The profile as the JSON part of a bundle. */
    public byte[] toJson() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads the JSON part of a bundle.
     *
     * @throws IllegalArgumentException if it is no reference profile, with the reason
     */
    public static ReferenceProfile fromJson(byte[] json) {
        try {
            return JSON.readValue(json, ReferenceProfile.class);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the reference profile in the bundle is unreadable (" + e.getMessage()
                            + "); build the bundle again",
                    e);
        }
    }
}
