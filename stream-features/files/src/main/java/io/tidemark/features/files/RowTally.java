package io.tidemark.features.files;

import io.tidemark.features.files.labels.LabelTally;
import io.tidemark.features.files.table.NothingUsableException;
import io.tidemark.features.files.table.TooManyMalformedException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What became of a file's rows, and whether that is worth going on with. For one reading. */
final class RowTally {

    private static final int NAMED = 5;

    /** Rows that are malformed in the same way. */
    private record Kind(MalformedRow first, long count) {
        Kind and(Kind other) {
            return new Kind(first, count + other.count);
        }
    }

    private final String file;
    private final Map<String, Kind> malformed = new HashMap<>();
    private long rows;
    private long bad;
    private String hint = "";

    RowTally(String file) {
        this.file = file;
    }

    void good() {
        rows++;
    }

    void malformed(MalformedRow row) {
        rows++;
        bad++;
        malformed.merge(row.kind(), new Kind(row, 1), Kind::and);
    }

    /** What may help if no row is right, to go on behind a sentence. */
    void hint(String remedy) {
        hint = remedy;
    }

    /**
     * Ends the reading at the end of the file.
     *
     * @throws NothingUsableException if there is no row to go on with
     * @throws TooManyMalformedException if more are malformed than is borne
     */
    void conclude(ReadingRules rules) {
        if (rows == 0) {
            throw new NothingUsableException(file + " has a header and no rows, so there is nothing to do");
        }
        if (bad == 0) {
            return;
        }
        if (bad == rows) {
            throw new NothingUsableException(String.format(
                    Locale.ROOT, "%s: all %s are malformed: %s%s", file, LabelTally.rows(rows), commonest(), hint));
        }
        double share = (double) bad / rows;
        if (share > rules.mostMalformed()) {
            throw new TooManyMalformedException(String.format(
                    Locale.ROOT,
                    "%s: %,d of %,d rows are malformed (%.1f %%; at most %.1f %% are borne): %s; mend the file or the mapping, or say --max-malformed %.2f",
                    file,
                    bad,
                    rows,
                    100 * share,
                    100 * rules.mostMalformed(),
                    commonest(),
                    Math.min(1, Math.ceil(share * 100) / 100)));
        }
        rules.told()
                .accept(String.format(Locale.ROOT, "%s: %,d of %,d rows are malformed: %s", file, bad, rows, summed()));
    }

    private List<Kind> sorted() {
        return malformed.values().stream()
                .sorted(Comparator.comparingLong(Kind::count).reversed().thenComparingLong(kind -> kind.first()
                        .line()))
                .toList();
    }

    private String commonest() {
        Kind most = sorted().get(0);
        return malformed.size() == 1
                ? most.first().reason()
                        + (bad == 1 ? "" : " (first in line " + most.first().line() + ")")
                : String.format(
                        Locale.ROOT,
                        "%,d of them since %s (line %d), the others for %,d other reasons",
                        most.count(),
                        most.first().reason(),
                        most.first().line(),
                        malformed.size() - 1);
    }

    private String summed() {
        StringBuilder text = new StringBuilder();
        List<Kind> kinds = sorted();
        for (Kind kind : kinds.subList(0, Math.min(NAMED, kinds.size()))) {
            text.append(text.isEmpty() ? "" : "; ")
                    .append(String.format(
                            Locale.ROOT,
                            "%,d %s (line %d)",
                            kind.count(),
                            kind.first().reason(),
                            kind.first().line()));
        }
        return kinds.size() > NAMED ? text + "; and " + (kinds.size() - NAMED) + " other reasons" : text.toString();
    }
}
