package io.tidemark.features.files.guess;

import io.tidemark.features.files.MalformedRow;
import io.tidemark.features.files.Mapping;
import io.tidemark.features.files.ReadingRules;
import io.tidemark.features.files.Row;
import io.tidemark.features.files.TransactionFile;
import io.tidemark.features.files.labels.LabelTally;
import io.tidemark.features.files.table.NothingUsableException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a mapping makes of the first rows of a file.
 *
 * @param read how many rows are sound
 * @param labels of the rows that were read
 */
record Tried(int read, List<MalformedRow> malformed, LabelTally labels) {

    private static final int ROWS = 1_000;

    /** Whatever the rows are, they are looked at. */
    private static final ReadingRules LOOKING = new ReadingRules(false, true, 1, sentence -> {});

    static Tried of(Mapping mapping, Path file) {
        List<MalformedRow> malformed = new ArrayList<>();
        int rows = 0;
        try (TransactionFile transactions = TransactionFile.open(file, mapping, malformed::add, LOOKING)) {
            try {
                while (rows < ROWS && transactions.hasNext()) {
                    Row unused = transactions.next();
                    rows++;
                }
            } catch (NothingUsableException e) {
                // Every row is malformed; the caller sees them.
                rows = 0;
            }
            return new Tried(rows, malformed, transactions.labels());
        }
    }

    /** What does not fit, a sentence each: rows that are malformed, and labels that mean nothing. */
    List<String> misfits() {
        String rows = "of the first " + (read + malformed.size()) + " rows";
        List<String> misfits = new ArrayList<>();
        if (!malformed.isEmpty()) {
            misfits.add(malformed.size() + " " + rows + " are malformed under the proposal, the first: "
                    + malformed.get(0).reason());
        }
        if (labels.unknown() > 0) {
            misfits.add("the labels of " + labels.unknown() + " " + rows
                    + " mean neither fraud nor genuine under the proposal: " + labels.others()
                    + "; say what they mean by fraud_is and genuine_is");
        }
        return misfits;
    }

    /** Whether most rows are read. */
    boolean sound() {
        return read > malformed.size();
    }
}
