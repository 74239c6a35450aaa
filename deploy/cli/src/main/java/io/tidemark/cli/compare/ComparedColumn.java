package io.tidemark.cli.compare;

import io.tidemark.drift.stats.compare.ColumnSamples;
import java.util.List;

/**
 * A column of both files.
 *
 * @param retyped whether it holds texts where it held numbers, or the other way round
 * @param notes what is to be said of its values beside how far they moved, a sentence's end each
 */
public record ComparedColumn(ColumnSamples samples, boolean retyped, List<String> notes) {

    public ComparedColumn {
        notes = List.copyOf(notes);
    }
}
