package io.tidemark.features.files.columns;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fields of a mapping that are not one column of the file.
 *
 * @param joined field to the columns whose texts make it: those of a time joined by one blank, those of an id by
 *     {@code |}
 * @param numbered ids that are the row's number
 * @param absent fields that the file does not say at all
 */
public record DerivedFields(Map<String, List<String>> joined, Set<String> numbered, Set<String> absent) {

    /** The word for the row's number in place of a column. */
    public static final String ROW = "row";

    /** The word for a field that the file does not have. */
    public static final String NONE = "none";

    /** Fields that may be made of several columns. */
    static final Set<String> JOINABLE = Set.of("transaction_id", "event_time", "customer_id", "terminal_id");

    /** What parts the texts of a joined id; no text of it may hold it, lest two ids become one. */
    public static final String SEPARATOR = "|";

    /** Digits of a row's number, so that equal times keep the order of the file: ids are compared as texts. */
    private static final int DIGITS = 10;

    private static final String ZEROS = "0".repeat(DIGITS);

    public DerivedFields {
        joined = Map.copyOf(joined);
        numbered = Set.copyOf(numbered);
        absent = Set.copyOf(absent);
    }

    /** The id of a row, the first behind the header being 1. */
    public static String id(long number) {
        String digits = Long.toString(number);
        return ZEROS.substring(Math.min(DIGITS, digits.length())) + digits;
    }
}
