package io.tidemark.features.catalogue;

import io.tidemark.features.catalogue.field.Condition;
import io.tidemark.features.catalogue.field.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What transactions have to say for a catalogue beside who paid when. What no feature names may be missing, and nobody
 * is told.
 *
 * @param amount whether a feature is made of the amount or its currency
 * @param terminal whether a feature is made of the terminal
 */
public record Requirements(boolean amount, boolean terminal) {

    static Requirements of(Catalogue catalogue) {
        List<String> names =
                catalogue.features().stream().flatMap(Requirements::names).toList();
        return new Requirements(
                names.contains(Field.AMOUNT.name())
                        || names.contains("currency")
                        || names.stream().anyMatch(name -> name.startsWith(Field.CONVERTED)),
                names.contains(Entities.TERMINAL));
    }

    private static Stream<String> names(Feature feature) {
        if (feature instanceof EventFeature event) {
            return Stream.of(
                    event.transform().ofTheAmount()
                            ? Field.AMOUNT.name()
                            : event.of().name());
        }
        if (feature instanceof WindowFeature window) {
            Stream<Field> entity = Entities.fields(window.entity()).stream();
            if (window.ofOutcomes()) {
                return entity.map(Field::name);
            }
            return Stream.of(
                            entity,
                            Stream.of(window.of()),
                            window.where().conditions().stream().map(Condition::field))
                    .flatMap(fields -> fields)
                    .map(Field::name);
        }
        return Stream.empty();
    }

    /** As mappings name them: {@code amount}, {@code terminal_id}. */
    public List<String> fields() {
        List<String> fields = new ArrayList<>();
        if (amount) {
            fields.add("amount");
        }
        if (terminal) {
            fields.add("terminal_id");
        }
        return fields;
    }
}
