package io.tidemark.features.files.guess;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;

/** Finds the column of the times and how they are written. */
record TimeGuess(Sample sample, Proposal proposal) {

    /** The days of a spreadsheet from 2000 to 2050. */
    private static final BigDecimal SHEET_FROM = BigDecimal.valueOf(36_526);

    private static final BigDecimal SHEET_UNTIL = BigDecimal.valueOf(55_153);

    private static final int NEARLY_A_NUMBER = 1;

    /** A time of the day. */
    private static final Pattern CLOCK = Pattern.compile("[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?( ?[AaPp][Mm])?");

    private static final String ANY_START =
            "the file does not say when the count began, so the day is ours: write the true"
                    + " one, since weekdays and nights hang on it";

    void run() {
        DateParts parts = new DateParts(sample, proposal);
        List<Column> columns = sample.columns().stream()
                .filter(column -> column.complete() && !Names.TIME.denies(column) && form(column) > 0)
                .toList();
        if (columns.stream().noneMatch(TimeGuess::whole) && parts.found()) {
            return;
        }
        Choice choice = Choice.of(
                columns, column -> Names.TIME.score(column) == 0 ? 0 : Names.TIME.score(column) + form(column));
        if (choice.found().isEmpty()) {
            choice = Choice.of(columns, column -> column.numbers() ? 0 : form(column));
        }
        if (choice.found().isEmpty()) {
            proposal.open("event_time", true, "no column looks like a time; name it, or several as [DATE, TIME]");
            proposal.open("time", false, "iso, epoch_seconds or a pattern such as yyyy-MM-dd HH:mm:ss");
            return;
        }
        Column column = choice.best().orElseThrow();
        Optional<Column> clock = clock(column);
        if (choice.found().size() > 1 && clock.isEmpty()) {
            proposal.tell(
                    "event_time is taken from " + column.name() + "; times may be in " + choice.others() + ", too");
        }
        if (clock.isPresent()) {
            joined(column, clock.get());
        } else {
            proposal.column(
                    "event_time",
                    List.of(column.name()),
                    "by its name and its values, the first is " + Yaml.quoted(column.first()));
            write(column);
        }
    }

    /** Whether a column that is called a time says at least the day, so that no others need be put together. */
    private static boolean whole(Column column) {
        return Names.TIME.score(column) > 0
                && form(column) > NEARLY_A_NUMBER
                && !CLOCK.matcher(column.first()).matches();
    }

    /** How good a form its texts have: with a time of the day, a day, a number. */
    private static int form(Column column) {
        if (column.numbers()) {
            boolean nearTime = Names.TIME.score(column) > 0;
            return TimeForms.epoch(column).isPresent()
                    ? 4
                    : nearTime && !column.first().startsWith("-") ? NEARLY_A_NUMBER : 0;
        }
        if (!column.first().matches(".*[0-9].*")
                || !(TimeForms.iso(column) || !TimeForms.patterns(column).isEmpty())) {
            return 0;
        }
        return column.first().contains(":") ? 6 : 3;
    }

    private void write(Column column) {
        if (column.numbers()) {
            numbers(column);
            return;
        }
        boolean iso = TimeForms.iso(column);
        List<String> patterns = TimeForms.patterns(column);
        if (iso && (patterns.isEmpty() || column.first().matches("[0-9]{4}-.*"))) {
            zone(
                    column,
                    "iso",
                    column.first().matches("[0-9]{4}-.*")
                            ? "its texts are ISO 8601"
                            : "its texts are what programs write where nobody chose a form, and iso reads those, too");
            return;
        }
        patterns(column, patterns);
    }

    private void patterns(Column column, List<String> patterns) {
        if (patterns.size() == 1) {
            zone(column, patterns.get(0), "it reads all texts of the sample");
            return;
        }
        if (patterns.isEmpty()) {
            proposal.open(
                    "time",
                    false,
                    "no form that is known reads all of them, the first is " + Yaml.quoted(column.first())
                            + "; write the pattern, such as yyyy-MM-dd HH:mm:ss");
            return;
        }
        List<String> ordered = patterns.stream()
                .filter(pattern -> TimeForms.ordered(column, pattern))
                .toList();
        String hint = ordered.size() == 1 ? "; only " + ordered.get(0) + " would put the rows in order of time" : "";
        proposal.open(
                "time",
                false,
                "day and month cannot be told apart, " + String.join(" and ", patterns) + " both read "
                        + Yaml.quoted(column.first()) + " and all others" + hint);
    }

    private void zone(Column column, String form, String reason) {
        proposal.key("time", form.startsWith("[") ? form : Yaml.text(form), reason);
        if (!TimeForms.saysOffset(column) && !form.matches(".*[XxZz].*")) {
            proposal.key(
                    "zone", "UTC", "the texts say no offset; write the zone of whoever wrote them if it is another");
            proposal.tell("zone: UTC is assumed, since the times of " + column.name() + " say no offset");
        }
    }

    private void numbers(Column column) {
        Optional<String> epoch = TimeForms.epoch(column);
        if (epoch.isPresent()) {
            proposal.key("time", epoch.get(), "the numbers are of this century by this unit and no other");
            return;
        }
        if (column.wholeNumbers() && !TimeForms.patterns(column).isEmpty()) {
            patterns(column, TimeForms.patterns(column));
            return;
        }
        if (column.every(text -> {
                    BigDecimal number = new BigDecimal(text);
                    return number.compareTo(SHEET_FROM) >= 0
                            && number.compareTo(SHEET_UNTIL) < 0
                            && Names.TIME.score(column) > 0;
                })
                && column.key().matches(".*(date|datum|day|fecha).*")) {
            proposal.key("days_since", "1899-12-30", "the numbers are days of a spreadsheet of this century");
            proposal.tell(
                    "the times of " + column.name() + " are read as days of a spreadsheet, counted from 1899-12-30");
            return;
        }
        counted(column);
    }

    private void counted(Column column) {
        String key = column.key();
        String unit = key.contains("sec")
                ? "seconds"
                : key.contains("minute")
                        ? "minutes"
                        : key.contains("hour") ? "hours" : key.contains("day") ? "days" : "";
        if (unit.isEmpty()) {
            proposal.open(
                    "hours_since",
                    false,
                    "the numbers of " + column.name() + ", from " + column.first()
                            + " on, are counted from a start; say the unit and the start by one of seconds_since,"
                            + " minutes_since, hours_since, days_since, e.g. 'hours_since: 2017-12-01'");
            return;
        }
        proposal.key(unit + "_since", "2017-12-01", "by the name; " + ANY_START);
        proposal.tell(unit + "_since: " + ANY_START);
    }

    /** The column of the times of the day that goes with one of days. */
    private Optional<Column> clock(Column date) {
        if (date.numbers() || date.first().contains(":")) {
            return Optional.empty();
        }
        Optional<Column> hour = new DateParts(sample, proposal).named("hour", DateParts.HOUR);
        return hour.isPresent()
                ? hour
                : sample.columns().stream()
                        .filter(column -> column.complete()
                                && !Names.TIME.denies(column)
                                && column.every(text -> CLOCK.matcher(text).matches()))
                        .reduce(BinaryOperator.maxBy(Comparator.comparingInt(Names.TIME::score)));
    }

    private void joined(Column date, Column clock) {
        if (clock.wholeNumbers()) {
            hours(date, clock);
            return;
        }
        List<String> both = new ArrayList<>();
        for (int i = 0; i < date.texts().size(); i++) {
            both.add(date.texts().get(i) + " " + clock.texts().get(i));
        }
        Column together = new Column(date.name(), both);
        proposal.column(
                "event_time",
                List.of(date.name(), clock.name()),
                "the day in one column and the time of the day in another");
        if (TimeForms.iso(together)) {
            zone(together, "iso", "the two are ISO 8601");
            return;
        }
        patterns(together, TimeForms.patterns(together));
    }

    private void hours(Column date, Column hour) {
        proposal.column(
                "event_time", List.of(date.name(), hour.name()), "the day in one column and its hour in another");
        List<String> patterns = TimeForms.patterns(date);
        if (patterns.size() == 1) {
            zone(date, "[" + Yaml.text(patterns.get(0)) + ", H]", "one pattern for each of the two");
        } else {
            patterns(date, patterns);
        }
    }
}
