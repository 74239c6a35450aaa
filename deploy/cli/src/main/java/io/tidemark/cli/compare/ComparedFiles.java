package io.tidemark.cli.compare;

import io.tidemark.features.files.numbers.NumberForm;
import io.tidemark.features.files.table.Table;
import io.tidemark.features.files.table.TableRow;
import io.tidemark.features.files.table.UnreadableFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Two CSV files with a header, plain or packed, column by column. An empty field is a missing value; a column is one of
 * numbers if every other field of it in both files is a number, infinite, or one of the words for a missing one
 * ({@link io.tidemark.features.files.numbers.NumberText}), else one of texts.
 *
 * @param columns that both have, in the order of the reference
 * @param block of each reference row: equal for rows with the same values in the columns that say what belongs together
 * @param change what became of the columns that only one file has
 * @param owner the column that was taken for the one that says what belongs together; empty if that was said, or there
 *     is none
 */
public record ComparedFiles(List<ComparedColumn> columns, long[] block, HeaderChange change, Optional<Owner> owner) {

    /**
     * @param told gets what people should know of the files, a sentence each
     * @throws IllegalArgumentException in one sentence, if a file is no such file or has no column that is asked for
     */
    public static ComparedFiles read(
            WrittenFile reference, WrittenFile current, ColumnChoice choice, Consumer<String> told) {
        List<String> before = header(reference);
        List<String> after = header(current);
        List<String> names = choice.of(reference.name(), before, current.name(), after);
        ColumnTable then = table(reference, names, told);
        ColumnTable now = table(current, names, told);
        List<ComparedColumn> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            refuseDoubtful(reference, names.get(i), then.column(i));
            refuseDoubtful(current, names.get(i), now.column(i));
            columns.add(then.column(i).with(names.get(i), now.column(i)));
        }
        List<String> lost = choice.onlyIn(before, after);
        List<String> added = choice.onlyIn(after, before);
        HeaderChange change = lost.isEmpty() && added.isEmpty()
                ? HeaderChange.NONE
                : HeaderChange.of(
                        lost,
                        added,
                        new AlikeColumns(lost, columns(reference, lost), added, columns(current, added))::test);
        Optional<Owner> owner = choice.block().isEmpty()
                ? Owner.in(before, name -> columns(reference, List.of(name)).column(0))
                : Optional.empty();
        List<String> together = owner.map(found -> List.of(found.column()))
                .orElse(choice.standAlone(before) ? List.of() : choice.block());
        return new ComparedFiles(columns, blocks(reference, together, then.rows()), change, owner);
    }

    /** As texts nearly every value would be a category of its own; as numbers they would be guessed at. */
    private static void refuseDoubtful(WrittenFile file, String column, ColumnValues values) {
        if (file.form().numbers().filter(NumberForm.PLAIN::equals).isPresent()) {
            return;
        }
        values.otherwiseWritten().ifPresent(value -> {
            throw new UnreadableFileException(file.name() + ": column " + column + " holds '" + value
                    + "', which may be a number and is not written as is said or as programs do; say how numbers are written"
                    + " (--decimal, --thousands, --currency-signs), --decimal . if such values are texts, or --ignore "
                    + column);
        });
    }

    private static ColumnTable columns(WrittenFile file, List<String> names) {
        return table(file, names, remark -> {});
    }

    private static long[] blocks(WrittenFile reference, List<String> together, int rows) {
        if (together.isEmpty()) {
            return IntStream.range(0, rows).asLongStream().toArray();
        }
        long[] block = new long[rows];
        BlockNumbers numbers = new BlockNumbers();
        int[] row = {0};
        each(reference, together, remark -> {}, fields -> block[row[0]++] = numbers.of(fields));
        return block;
    }

    private static ColumnTable table(WrittenFile file, List<String> names, Consumer<String> told) {
        ColumnTable table = new ColumnTable(names.size(), file.form().numbersRead());
        each(file, names, told, table::add);
        if (table.rows() == 0) {
            throw new UnreadableFileException(
                    file.name() + " has a header and no rows, so there is nothing to compare");
        }
        return table;
    }

    private static void each(WrittenFile file, List<String> names, Consumer<String> told, Consumer<String[]> rows) {
        try (Table table = file.open(told)) {
            int[] places = table.only(names);
            String[] fields = new String[places.length];
            while (table.hasNext()) {
                TableRow read = table.nextWhole();
                for (int i = 0; i < places.length; i++) {
                    fields[i] = read.field(places[i]);
                }
                rows.accept(fields);
            }
        }
    }

    private static List<String> header(WrittenFile file) {
        try (Table table = file.open(remark -> {})) {
            return table.header().names().stream()
                    .filter(name -> !name.isEmpty())
                    .toList();
        }
    }
}
