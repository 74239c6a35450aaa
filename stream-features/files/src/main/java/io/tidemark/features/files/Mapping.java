package io.tidemark.features.files;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.files.columns.Beside;
import io.tidemark.features.files.columns.DerivedFields;
import io.tidemark.features.files.columns.NumberColumn;
import io.tidemark.features.files.labels.LabelWords;
import io.tidemark.features.files.money.MinorUnits;
import io.tidemark.features.files.numbers.NumberForm;
import io.tidemark.features.files.table.Dialect;
import io.tidemark.features.files.table.TableForm;
import io.tidemark.features.files.time.TimeFormat;
import io.tidemark.features.yaml.Problem;
import io.tidemark.settings.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the columns of a CSV file become transactions and labels. The form of the file is described at the head of the
 * shipped ones.
 *
 * @param columns field of the transaction to column of the file, and the column that gives the label
 * @param derived the fields that are not one column
 * @param beside a second file with further columns
 * @param attributes columns that become further attributes under their own names
 * @param said columns that become numbers under names of their own
 * @param currency of all amounts; empty if the field {@code currency} has a column, or there are no amounts
 * @param labels what the values of the fraud column mean; an empty one is no label
 * @param genuineLabels whether genuine transactions get a label, too: it lets the time of the labels go on where
 *     frauds are rare
 * @param amounts what becomes of amounts with more decimals than their currency
 * @param zone of local times, and of {@link Row#day}
 * @param form what parts fields and stands around them, and how amounts and places are written
 */
public record Mapping(
        String name,
        Map<String, String> columns,
        DerivedFields derived,
        Optional<Beside> beside,
        List<String> attributes,
        List<NumberColumn> said,
        String currency,
        LabelWords labels,
        boolean genuineLabels,
        TimeFormat time,
        MinorUnits amounts,
        ZoneId zone,
        TableForm form) {

    /** The mappings that come with the product. */
    public static final List<String> SHIPPED = List.of(
            "handbook",
            "sparkov",
            "sparkov-kaggle",
            "sparkov-generator",
            "paysim",
            "ulb",
            "banksim",
            "ieee-cis",
            "ieee-cis-identity",
            "tabformer");

    public Mapping {
        columns = Map.copyOf(columns);
        attributes = List.copyOf(attributes);
        said = List.copyOf(said);
    }

    /** A mapping that comes with the product, by its name. */
    public static Mapping shipped(String name) {
        return read(shippedText(name));
    }

    private static String shippedText(String name) {
        try (InputStream in = Mapping.class.getResourceAsStream(name + ".yaml")) {
            if (in == null || !SHIPPED.contains(name)) {
                throw unknown(name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped mapping " + name + " cannot be read", e);
        }
    }

    /** A shipped mapping by its name, or else a file by its path; throws {@link InvalidMappingException}. */
    public static Mapping resolve(String nameOrPath) {
        return MappingReader.read(
                text(nameOrPath), SHIPPED.contains(nameOrPath) ? "the mapping" : "the mapping " + nameOrPath);
    }

    /** What {@link #read} reads, of a shipped mapping or of a file; throws {@link InvalidMappingException}. */
    public static String text(String nameOrPath) {
        if (SHIPPED.contains(nameOrPath)) {
            return shippedText(nameOrPath);
        }
        Path path = Path.of(nameOrPath);
        if (!Files.isRegularFile(path)) {
            throw unknown(nameOrPath);
        }
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new InvalidMappingException(
                    "the mapping " + path,
                    List.of(new Problem(1, "it cannot be read as UTF-8 text (" + e + ")", "check the file")));
        }
    }

    /** What parts fields and stands around them, in files that do not say it themselves. */
    public Dialect dialect() {
        return form.dialect();
    }

    /** How amounts and places are written. */
    public NumberForm numbers() {
        return form.numbersRead();
    }

    /** Whether a field is read at all. */
    public boolean reads(String field) {
        return !columnsOf(field).isEmpty() || derived.numbered().contains(field);
    }

    /**
     * Refuses this mapping for a catalogue that is made of fields of which it says nothing.
     *
     * @throws InvalidMappingException naming them
     */
    public void checkFor(Catalogue catalogue) {
        List<Problem> problems = catalogue.requirements().fields().stream()
                .filter(field -> !reads(field) && !derived.absent().contains(field))
                .map(field -> new Problem(
                        1,
                        "it says nothing of '" + field + "', of which the catalogue " + catalogue.name()
                                + " makes features",
                        "name its column below 'columns:'"
                                + (field.equals("amount") ? "" : ", or write '" + field + ": none'")
                                + ", or use another catalogue: tidemark features list"))
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidMappingException("the mapping " + name, problems);
        }
    }

    /** The columns that make a field, in order; none if it is the row's number or absent. */
    public List<String> columnsOf(String field) {
        String column = columns.get(field);
        return column != null ? List.of(column) : derived.joined().getOrDefault(field, List.of());
    }

    /** All columns that are read. */
    public List<String> everyColumn() {
        return Stream.of(
                        columns.values(),
                        derived.joined().values().stream().flatMap(List::stream).toList(),
                        attributes,
                        said.stream().map(NumberColumn::column).toList())
                .flatMap(Collection::stream)
                .distinct()
                .toList();
    }

    /** What a field is read from, for people. */
    public String sourceOf(String field) {
        List<String> names = columnsOf(field);
        return names.isEmpty()
                ? derived.numbered().contains(field) ? "the row's number" : "nothing"
                : String.join("+", names);
    }

    /** Reads the text of a mapping file; throws {@link InvalidMappingException} with all its problems. */
    public static Mapping read(String yaml) {
        return MappingReader.read(yaml, "the mapping");
    }

    private static InvalidMappingException unknown(String name) {
        return new InvalidMappingException(
                "the mapping " + name,
                List.of(new Problem(
                        1,
                        "there is neither a shipped mapping nor a file of this name",
                        Nearest.suggestion(name, SHIPPED))));
    }
}
