package io.tidemark.features.files.table;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/**
 * A CSV file with a header, row by row: UTF-8 with or without a byte order mark, plain, gzip or Zstandard, whatever ends
 * its lines. Blank lines are passed over. Rows of another width than the header are handed out as they are. Close it.
 */
public final class Table implements Iterator<TableRow>, AutoCloseable {

    /** Far more than any field of a transaction: beyond it a quote is open, or this is no table. */
    private static final int LONGEST_FIELD = 1 << 22;

    private final Path path;
    private final String file;
    private final Consumer<String> remarks;
    private final StrictText text;
    private final RowHandler handler;
    private final CloseableIterator<TableRow> rows;
    private final Header header;
    private TableRow next;
    private boolean remarked;

    private Table(Path path, Dialect dialect, Consumer<String> remarks) throws IOException {
        this.path = path;
        this.file = InputFile.name(path);
        this.remarks = remarks;
        InputStream raw = InputFile.open(path);
        try {
            text = new StrictText(Containers.text(raw, file), file);
            handler = new RowHandler(file, dialect);
            rows = CsvReader.builder()
                    .fieldSeparator(dialect.separator())
                    .quoteCharacter(dialect.quote())
                    .allowUnclosedQuote(false)
                    // Widths are compared where the sentence can name the line.
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .maxBufferSize(LONGEST_FIELD)
                    .build(handler, text)
                    .iterator();
            header = readHeader();
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
        handler.width(header.width());
    }

    /**
     * Opens a table and reads its header.
     *
     * @param path {@code -} is standard input
     * @param remarks gets what people should know of the file, a sentence each
     * @throws UnreadableFileException if it or its header cannot be used
     */
    public static Table open(Path path, Dialect dialect, Consumer<String> remarks) {
        try {
            return new Table(path, dialect, remarks);
        } catch (IOException e) {
            throw broken(InputFile.name(path), 1, e);
        }
    }

    /**
     * Opens a table of which nobody says how it is written: as RFC 4180 says, or, if its header shows beyond doubt that it
     * is parted or quoted otherwise, so, and that is remarked.
     *
     * @throws UnreadableFileException as {@link #open}
     */
    public static Table detect(Path path, Consumer<String> remarks) {
        Table usual = open(path, Dialect.RFC_4180, remarks);
        Dialect shown = usual.header.shown(Dialect.RFC_4180);
        if (shown.equals(Dialect.RFC_4180)) {
            return usual;
        }
        usual.close();
        remarks.accept(InputFile.name(path) + " is read as parted by " + Dialect.shown(shown.separator())
                + " and quoted by " + shown.quote() + ", as its header shows");
        return open(path, shown, remarks);
    }

    private Header readHeader() {
        if (!hasNext()) {
            throw new UnreadableFileException(file + " is empty; it needs a header and rows");
        }
        TableRow first = next();
        return new Header(file, Arrays.asList(first.fields()).subList(0, first.width()));
    }

    public Header header() {
        return header;
    }

    public Path path() {
        return path;
    }

    /** What the file is called in sentences. */
    public String file() {
        return file;
    }

    /** From the next row on only these columns are read; returns their places. Throws naming those that there are not. */
    public int[] only(List<String> columns) {
        int[] places = header.places(columns);
        handler.only(places, header.width());
        return places;
    }

    @Override
    public boolean hasNext() {
        while (next == null && more()) {
            TableRow read = rows.next();
            // A blank line ends many files.
            next = read.width() == 0 ? null : read;
        }
        if (next == null && !remarked) {
            remarked = true;
            text.remarks().forEach(remarks);
        }
        return next != null;
    }

    private boolean more() {
        try {
            return rows.hasNext();
        } catch (UncheckedIOException e) {
            throw broken(file, handler.lineOfField(), e.getCause());
        } catch (CsvParseException e) {
            throw refused(e);
        }
    }

    /** The parser wraps what it finds, and what its reader and its handler throw. */
    private UnreadableFileException refused(CsvParseException e) {
        Throwable problem = e;
        while (problem.getCause() != null && !(problem instanceof UnreadableFileException)) {
            problem = problem.getCause();
        }
        return problem instanceof UnreadableFileException known
                ? known
                : unparsable(String.valueOf(problem.getMessage()), e);
    }

    private DamagedFileException unparsable(String problem, CsvParseException e) {
        long line = handler.lineOfField();
        if (problem.startsWith("Unclosed")) {
            return new DamagedFileException(
                    file + " has an open quote that begins in line " + line
                            + " and is never closed; close or double it",
                    e);
        }
        if (problem.startsWith("Unexpected character")) {
            return new DamagedFileException(
                    file + " has an open quote that begins in line " + line
                            + ", or text behind a closed one; close the quote, or double those inside of a field",
                    e);
        }
        return new DamagedFileException(
                file + " has a field that begins in line " + line + " and is longer than " + (LONGEST_FIELD >> 20)
                        + " Mi characters: a quote is open there, or this is no CSV file",
                e);
    }

    /** Only what is packed can break off; what is plain just ends. */
    private static DamagedFileException broken(String file, long line, IOException e) {
        return new DamagedFileException(
                file + " cannot be read beyond line " + line + " (" + e.getMessage()
                        + "); a packed file that was cut off or damaged on its way looks so: fetch it again",
                e);
    }

    @Override
    public TableRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        TableRow row = next;
        next = null;
        return row;
    }

    /** The next row, which must be as wide as the header; throws {@link UnreadableFileException} with its line. */
    public TableRow nextWhole() {
        TableRow row = next();
        if (row.width() != header.width()) {
            throw new UnreadableFileException(file + " line " + row.line() + " has " + row.width()
                    + " fields where the header has " + header.width());
        }
        return row;
    }

    @Override
    public void close() {
        try {
            rows.close();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be closed", e);
        }
    }
}
