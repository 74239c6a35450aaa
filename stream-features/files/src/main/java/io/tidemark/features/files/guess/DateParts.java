package io.tidemark.features.files.guess;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds a time whose parts have columns of their own. */
record DateParts(Sample sample, Proposal proposal) {

    static final String HOUR = "[01]?[0-9]|2[0-3]";

    /**
     * Whether there are year, month and day, each in a column of its own; they are proposed then, with the time of the
     * day.
     */
    boolean found() {
        Optional<Column> year = named("year", "(19|20)[0-9]{2}");
        Optional<Column> month = named("month", "0?[1-9]|1[0-2]");
        Optional<Column> day = named("day", "0?[1-9]|[12][0-9]|3[01]");
        if (year.isEmpty() || month.isEmpty() || day.isEmpty()) {
            return false;
        }
        List<Column> columns = new ArrayList<>(List.of(year.get(), month.get(), day.get()));
        List<String> patterns = new ArrayList<>(List.of("yyyy", "M", "d"));
        named("time", "[0-9]{1,2}:[0-9]{2}").ifPresent(time -> {
            columns.add(time);
            patterns.add(time.every(text -> text.length() == 5) ? "\"HH:mm\"" : "\"H:mm\"");
        });
        if (columns.size() == 3) {
            named("hour", HOUR).ifPresent(hour -> {
                columns.add(hour);
                patterns.add("H");
                named("minute", "[0-5]?[0-9]").ifPresent(minute -> {
                    columns.add(minute);
                    patterns.add("m");
                });
            });
        }
        proposal.column(
                "event_time",
                columns.stream().map(Column::name).toList(),
                "year, month and day have columns of their own");
        proposal.key("time", "[" + String.join(", ", patterns) + "]", "one pattern for each of the columns");
        proposal.key("zone", "UTC", "no column says an offset; write the zone of whoever wrote them if it is another");
        proposal.tell("zone: UTC is assumed, since no column says an offset");
        return true;
    }

    /** The column that is called just so, or else the first whose name ends so and says nothing else. */
    Optional<Column> named(String name, String form) {
        List<Column> found = sample.columns().stream()
                .filter(column -> column.key().endsWith(name)
                        && !Names.TIME.denies(column)
                        && column.every(text -> text.matches(form))
                        && column.complete())
                .toList();
        return found.stream()
                .filter(column -> column.key().equals(name))
                .findFirst()
                .or(() -> found.stream().findFirst());
    }
}
