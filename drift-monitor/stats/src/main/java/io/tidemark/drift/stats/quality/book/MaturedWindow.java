package io.tidemark.drift.stats.quality.book;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** What a matured window leaves behind: estimated and realised figures of the transactions that labels measure. */
record MaturedWindow(
        long start,
        double frauds,
        double expectedFrauds,
        double auc,
        double estimatedAuc,
        double averagePrecision,
        double estimatedAveragePrecision) {

    void write(DataOutputStream out) throws IOException {
        out.writeLong(start);
        for (double figure :
                new double[] {frauds, expectedFrauds, auc, estimatedAuc, averagePrecision, estimatedAveragePrecision}) {
            out.writeDouble(figure);
        }
    }

    static MaturedWindow read(DataInputStream in) throws IOException {
        return new MaturedWindow(
                in.readLong(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble());
    }
}
