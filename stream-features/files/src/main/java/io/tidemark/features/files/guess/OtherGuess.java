package io.tidemark.features.files.guess;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the fields that a transaction may have, by their names alone, and lists what is left over. */
record OtherGuess(Sample sample, Proposal proposal) {

    private static final int SHOWN = 40;
    private static final double POLE = 90;
    private static final double DATE_LINE = 180;

    void run() {
        Map<String, Names> texts = new LinkedHashMap<>();
        texts.put("category", Names.CATEGORY);
        texts.put("channel", Names.CHANNEL);
        texts.put("country", Names.COUNTRY);
        texts.put("device", Names.DEVICE);
        texts.forEach((field, names) -> best(names, true)
                .ifPresent(column -> proposal.column(
                        field,
                        List.of(column.name()),
                        "by its name, with " + column.distinct().size() + " values in the sample")));
        place();
    }

    private void place() {
        Optional<Column> latitude = best(PlaceNames.LATITUDE, false).filter(column -> within(column, POLE));
        Optional<Column> longitude = best(PlaceNames.LONGITUDE, false).filter(column -> within(column, DATE_LINE));
        if (latitude.isPresent() && longitude.isPresent()) {
            proposal.column("latitude", List.of(latitude.get().name()), "degrees by name and values");
            proposal.column("longitude", List.of(longitude.get().name()), "degrees by name and values");
        }
    }

    private static boolean within(Column column, double most) {
        return column.numbers() && column.every(text -> Math.abs(Double.parseDouble(text)) <= most);
    }

    private Optional<Column> best(Names names, boolean any) {
        return Choice.of(
                        sample.columns(),
                        column -> proposal.taken(column) || !(any || column.numbers()) ? 0 : names.score(column))
                .best();
    }

    /** Columns that no field asked for, as attributes to choose from. */
    List<String> left() {
        return sample.columns().stream()
                .filter(column -> !proposal.taken(column) && !column.empty())
                .map(Column::name)
                .limit(SHOWN)
                .toList();
    }
}
