package io.tidemark.features.files;

import io.tidemark.features.files.RowReader.MalformedException;
import io.tidemark.features.files.columns.DerivedFields;
import io.tidemark.features.files.columns.NumberColumn;
import io.tidemark.features.files.table.Header;
import io.tidemark.features.files.table.TableRow;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/** The texts of records under one header, by the fields of a mapping. */
final class RecordTexts {

    private final Mapping mapping;
    private final Header header;
    private final SideTable side;
    private final Map<String, Integer> attributes = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, int[]> joined = new HashMap<>();

    /** @throws MalformedException naming the columns that the header lacks */
    RecordTexts(Mapping mapping, Header header, SideTable side) throws MalformedException {
        this.mapping = mapping;
        this.header = header;
        this.side = side;
        for (var column : mapping.columns().entrySet()) {
            places.put(column.getKey(), place(column.getValue()));
        }
        for (var columns : mapping.derived().joined().entrySet()) {
            int[] found = new int[columns.getValue().size()];
            for (int i = 0; i < found.length; i++) {
                found[i] = place(columns.getValue().get(i));
            }
            joined.put(columns.getKey(), found);
        }
        for (String attribute : mapping.attributes()) {
            attributes.put(attribute, place(attribute));
        }
        for (NumberColumn said : mapping.said()) {
            numbers.put(said.number().name(), place(said.column()));
        }
        refuseWord(mapping.derived().numbered(), DerivedFields.ROW, "numbers the rows");
        refuseWord(mapping.derived().absent(), DerivedFields.NONE, "says that there is none");
    }

    /** Places behind the last column are those of the second file. */
    private int place(String column) throws MalformedException {
        int place = header.names().indexOf(column);
        int beside = side.columns().indexOf(column);
        if (place < 0 && beside >= 0) {
            return header.width() + beside;
        }
        if (place < 0) {
            throw new MalformedException(
                    "the mapping " + mapping.name() + " needs a column " + column + " and the header has " + header
                            + header.meant(column)
                                    .map(name -> ", of which " + name + " may be meant")
                                    .orElse(""));
        }
        return place;
    }

    /** A word of the mapping that is a column's name, too. */
    private void refuseWord(Set<String> fields, String word, String meaning) throws MalformedException {
        if (!fields.isEmpty() && header.has(word)) {
            String field = fields.iterator().next();
            throw new MalformedException("'" + field + ": " + word + "' " + meaning
                    + ", and the header has a column of that name; write '" + field + ": [" + word
                    + "]' for the column");
        }
    }

    /** @throws MalformedException if the record has another width than the header */
    void checkWidth(TableRow record) throws MalformedException {
        if (record.width() != header.width()) {
            throw new MalformedException(record.width() + " fields where the header has " + header.width());
        }
    }

    /** The text of a field that has to be there. */
    String text(TableRow record, String field) throws MalformedException {
        String text = at(record, places.get(field)).strip();
        if (text.isEmpty()) {
            throw new MalformedException("column " + mapping.columns().get(field) + " is empty");
        }
        return text;
    }

    /** The text of a field; null if it is empty or the mapping does not name it. */
    String optional(TableRow record, String field) {
        Integer place = places.get(field);
        String text = place == null ? "" : at(record, place).strip();
        return text.isEmpty() ? null : text;
    }

    /** The text of a field as it stands there; empty if the mapping does not name it. */
    Optional<String> raw(TableRow record, String field) {
        return Optional.ofNullable(places.get(field)).map(place -> at(record, place));
    }

    String time(TableRow record) throws MalformedException {
        return joined.containsKey("event_time") ? joined(record, "event_time", " ") : text(record, "event_time");
    }

    /**
     * The text of an id.
     *
     * @param number of the record, the first behind the header being 1
     */
    String id(TableRow record, String field, long number) throws MalformedException {
        if (!mapping.reads(field)) {
            return "";
        }
        if (mapping.derived().numbered().contains(field)) {
            return DerivedFields.id(number);
        }
        return joined.containsKey(field) ? joined(record, field, DerivedFields.SEPARATOR) : text(record, field);
    }

    private String joined(TableRow record, String field, String separator) throws MalformedException {
        StringJoiner texts = new StringJoiner(separator);
        for (int place : joined.get(field)) {
            String text = at(record, place).strip();
            if (text.isEmpty()) {
                throw new MalformedException("column " + columnAt(place) + " is empty");
            }
            if (separator.equals(DerivedFields.SEPARATOR) && text.contains(separator)) {
                throw new MalformedException("'" + text + "' in column " + columnAt(place) + " holds " + separator
                        + ", which parts the texts of " + field);
            }
            texts.add(text);
        }
        return texts.toString();
    }

    Map<String, String> attributes(TableRow record) {
        if (attributes.isEmpty()) {
            return Map.of();
        }
        Map<String, String> values = new HashMap<>();
        attributes.forEach((name, place) -> values.put(name, at(record, place)));
        return values;
    }

    /** The text of a column that becomes a number; empty if there is none. */
    String number(TableRow record, NumberColumn said) {
        return at(record, numbers.get(said.number().name())).strip();
    }

    private String columnAt(int place) {
        return place < header.width()
                ? header.names().get(place)
                : side.columns().get(place - header.width());
    }

    private String at(TableRow record, int place) {
        return place < header.width() ? record.field(place) : side.field(record, place - header.width());
    }
}
