package io.tidemark.features.files;

/** Takes the vectors of a file in {@link io.tidemark.features.engine.EventOrder}. */
@FunctionalInterface
public interface VectorSink {

    /**
     * Takes one row.
     *
     * @param vector in the order of the catalogue; reused for the next row, so copy what is to be kept
     */
    void accept(Row row, double[] vector);
}
