package io.tidemark.features.files.table;

/**
 * One row.
 *
 * @param line where it begins in the unpacked file, the header being line 1
 * @param fields in the order of the header; null where nobody asked for the column
 * @param width how many fields it has
 */
public record TableRow(long line, String[] fields, int width) {

    /** A field by the place of its column. */
    public String field(int place) {
        return fields[place];
    }
}
