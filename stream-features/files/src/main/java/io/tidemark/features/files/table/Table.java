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
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A CSV file with a header, row by row: UTF-8 with or without a byte order mark, plain, gzip or Zstandard, whatever
 * ends its lines. Blank lines are passed over. Rows of another width than the header are handed out as they are. Close
 * it.
 */
public final class Table implements Iterator<TableRow>, AutoCloseable {

    private final Path path;
    private final String file;
    private final Consumer<String> remarks;
    private final StrictText text;
    private final RowHandler handler;
    private final CloseableIterator<TableRow> rows;
    private final boolean said;
    private final Dialect dialect;
    private final Header header;
    private TableRow next;
    private boolean remarked;

    private Table(Path path, TableForm form, Consumer<String> remarks) throws IOException {
        this.path = path;
        this.file = InputFile.name(path);
        this.remarks = remarks;
        InputStream raw = InputFile.open(path);
        try {
            InputStream unpacked = Containers.text(raw, file);
            Optional<Character> own = SeparatorLine.take(unpacked);
            own.ifPresent(separator -> heed(separator, form));
            said = own.isPresent() || form.separator().isPresent();
            dialect = own.map(form::partedBy).orElse(form).dialect();
            text = new StrictText(unpacked, file);
            handler = new RowHandler(file, dialect);
            rows = CsvReader.builder()
                    .fieldSeparator(dialect.separator())
                    .quoteCharacter(dialect.quote())
                    .allowUnclosedQuote(false)
                    // Widths are compared where the sentence can name the line.
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .maxBufferSize(Unparsable.LONGEST_FIELD)
                    .build(handler, text)
                    .iterator();
            header = readHeader();
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
        handler.width(header.width());
    }

    /** In this dialect and no other. */
    public static Table open(Path path, Dialect dialect, Consumer<String> remarks) {
        return open(path, TableForm.of(dialect), remarks);
    }

    /**
     * Opens a table and reads its header.
     *
     * @param path {@code -} is standard input
     * @param form of a separator that it does not say, the table's first line may; else as RFC 4180 says
     * @param remarks gets what people should know of the file, a sentence each
     * @throws UnreadableFileException if it or its header cannot be used, or says another separator than the form
     */
    public static Table open(Path path, TableForm form, Consumer<String> remarks) {
        try {
            return new Table(path, form, remarks);
        } catch (IOException e) {
            throw broken(InputFile.name(path), 1, e);
        }
    }

    /**
     * Opens a table that may show how it is written: as the form says, or, where it says nothing, as the first line or
     * the header shows beyond doubt, which is remarked; else as RFC 4180 says.
     *
     * @throws UnreadableFileException as {@link #open}
     */
    public static Table detect(Path path, TableForm form, Consumer<String> remarks) {
        return new ShownForm(path, form, remarks).open();
    }

    /** How its header says it is written, as far as nobody else says. */
    Dialect shown(TableForm form) {
        return header.shown(dialect, said, form.quote().isPresent());
    }

    /** How it is read. */
    public Dialect dialect() {
        return dialect;
    }

    private void heed(char own, TableForm form) {
        if (form.separator().isEmpty()) {
            remarks.accept(file + " is read as parted by " + Dialect.shown(own) + ", as its first line says");
        } else if (form.separator().get() != own) {
            throw new UnreadableFileException(file + " line 1 says that its fields are parted by " + Dialect.shown(own)
                    + ", and " + Dialect.shown(form.separator().get())
                    + " is what was named as the separator; take one of the two away");
        }
    }

    private Header readHeader() {
        if (!hasNext()) {
            throw new UnreadableFileException(file + " is empty; it needs a header and rows");
        }
        TableRow first = next();
        Header read = new Header(file, Arrays.asList(first.fields()).subList(0, first.width()));
        try {
            return read.checked();
        } catch (UnreadableFileException e) {
            throw new HeaderBelow(read, this)
                    .looking()
                    .<UnreadableFileException>map(advice -> new TitledFileException(e, advice))
                    .orElse(e);
        }
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

    /**
     * From the next row on only these columns are read; returns their places. Throws naming those that there are not.
     */
    public int[] only(List<String> columns) {
        List<String> missing = header.missing(columns);
        if (!missing.isEmpty()) {
            throw new UnreadableFileException(header.refusal(missing)
                    + below().of(columns).map(advice -> "; " + advice).orElse(""));
        }
        header.lookAlikes(columns).forEach(remarks);
        int[] places = columns.stream().mapToInt(header.names()::indexOf).toArray();
        handler.only(places, header.width());
        return places;
    }

    /** To be asked where the header is none; uses the table up. */
    public HeaderBelow below() {
        return new HeaderBelow(header, this);
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
                : new Unparsable(file, dialect, handler.lineOfField()).because(String.valueOf(problem.getMessage()), e);
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
                    + " fields where the header has " + header.width()
                    + below().ofRow(row).map(advice -> "; " + advice).orElse(""));
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
