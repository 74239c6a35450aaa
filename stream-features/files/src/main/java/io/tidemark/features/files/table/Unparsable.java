package io.tidemark.features.files.table;

import de.siegmar.fastcsv.reader.CsvParseException;

/**
 * Where the parser gave up.
 *
 * @param read how the table was read
 * @param line in which the field begins
 */
record Unparsable(String file, Dialect read, long line) {

    /** Far more than any field of a transaction: beyond it a quote is open, or this is no table. */
    static final int LONGEST_FIELD = 1 << 22;

    /** @param problem in the words of the parser */
    DamagedFileException because(String problem, CsvParseException e) {
        if (problem.startsWith("Unclosed")) {
            return new DamagedFileException(
                    file + " has an open quote that begins in line " + line
                            + " and is never closed; close or double it",
                    e);
        }
        if (problem.startsWith("Unexpected character")) {
            return new DamagedFileException(
                    file + " has an open quote that begins in line " + line
                            + ", or text behind a closed one; close the quote, or double those inside of a field"
                            + (line == 1
                                    ? ", or say what parts the fields if it is not " + Dialect.shown(read.separator())
                                    : ""),
                    e);
        }
        return new DamagedFileException(
                file + " has a field that begins in line " + line + " and is longer than " + (LONGEST_FIELD >> 20)
                        + " Mi characters: a quote is open there, or this is no CSV file",
                e);
    }
}
