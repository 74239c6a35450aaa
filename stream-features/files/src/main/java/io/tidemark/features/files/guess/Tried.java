package io.tidemark.features.files.guess;

import io.tidemark.features.files.MalformedRow;
import io.tidemark.features.files.Mapping;
import io.tidemark.features.files.ReadingRules;
import io.tidemark.features.files.Row;
import io.tidemark.features.files.TransactionFile;
import io.tidemark.features.files.table.NothingUsableException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a mapping makes of the first rows of a file. */
final class Tried {

    private static final int ROWS = 1_000;

    /** Whatever the rows are, they are looked at. */
    private static final ReadingRules LOOKING = new ReadingRules(false, true, 1, sentence -> {});

    private Tried() {}

    /** A sentence if rows of the sample are malformed under a mapping. */
    static Optional<String> with(Mapping mapping, Path file) {
        List<MalformedRow> malformed = new ArrayList<>();
        int read = read(mapping, file, malformed);
        return malformed.isEmpty()
                ? Optional.empty()
                : Optional.of(malformed.size() + " of the first " + (read + malformed.size())
                        + " rows are malformed under the proposal, the first: "
                        + malformed.get(0).reason());
    }

    /** Whether most rows of the sample are read. */
    static boolean sound(Mapping mapping, Path file) {
        List<MalformedRow> malformed = new ArrayList<>();
        return read(mapping, file, malformed) > malformed.size();
    }

    private static int read(Mapping mapping, Path file, List<MalformedRow> malformed) {
        int rows = 0;
        try (TransactionFile transactions = TransactionFile.open(file, mapping, malformed::add, LOOKING)) {
            while (rows < ROWS && transactions.hasNext()) {
                Row unused = transactions.next();
                rows++;
            }
        } catch (NothingUsableException e) {
            // Every row is malformed; the caller sees them.
            return 0;
        }
        return rows;
    }
}
