package io.tidemark.demo.simulator;

import io.tidemark.features.files.Row;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Another world from a moment on. Genuine customers pay a quarter more, and a quarter of their purchases moves to the
 * categories that were rarest. Frauds as they were are over; in their place the cards of the same victims are tried
 * out, in broad daylight: series of small amounts within minutes, in the categories that were defrauded least, twice as
 * many as before. A model that has learned from the history has no reason to suspect them; one that sees them labelled
 * has.
 */
final class PlantedDrift {

    private static final double DEARER = 1.25;
    private static final double MOVING = 0.25;
    private static final int AS_MANY = 2;
    private static final int MORNING = 9;
    private static final int SERIES_BEGIN_WITHIN_MINUTES = 8 * 60;
    private static final int LONGEST_PAUSE_SECONDS = 120;

    private final Instant moment;
    private final ZoneId zone;
    private final List<Transaction> rising;
    private final List<Transaction> unsuspected;
    private final SmallAmounts small;

    PlantedDrift(Instant moment, List<Row> history, ZoneId zone) {
        this.moment = moment;
        this.zone = zone;
        Categories categories = new Categories(history);
        this.rising = categories.rarest();
        this.unsuspected = categories.leastDefrauded();
        this.small = new SmallAmounts(history);
    }

    boolean reached(Row row) {
        return !row.transaction().getEventTime().isBefore(moment);
    }

    /** A genuine purchase as it is made in the new world. */
    Row genuine(Row row, RandomGenerator random) {
        Transaction bought = row.transaction();
        if (random.nextDouble() < MOVING) {
            bought = at(bought, rising.get(random.nextInt(rising.size())));
        }
        Money dearer = Continuation.times(bought.getAmount(), DEARER);
        return new Row(
                row.line(), Transaction.newBuilder(bought).setAmount(dearer).build(), row.verdict(), row.day());
    }

    /** What befalls a customer who would have met with these frauds: one series for each day of them. */
    List<Row> frauds(List<Row> known, RandomGenerator random) {
        Map<LocalDate, List<Row>> days =
                known.stream().collect(Collectors.groupingBy(Row::day, TreeMap::new, Collectors.toList()));
        List<Row> tried = new ArrayList<>();
        days.forEach((day, rows) -> tried.addAll(series(day, rows, random)));
        return tried;
    }

    private List<Row> series(LocalDate day, List<Row> known, RandomGenerator random) {
        Transaction victims = known.get(0).transaction();
        Instant daylight = day.atTime(MORNING, 0)
                .atZone(zone)
                .toInstant()
                .plus(Duration.ofMinutes(random.nextInt(SERIES_BEGIN_WITHIN_MINUTES)));
        Instant at = daylight.isBefore(moment) ? moment : daylight;
        List<Row> series = new ArrayList<>();
        for (int i = 0; i < AS_MANY * known.size(); i++) {
            Transaction place = unsuspected.get(random.nextInt(unsuspected.size()));
            Transaction tried = Transaction.newBuilder(at(victims, place))
                    .setEventTime(at)
                    .setAmount(new Money(small.any(random), victims.getAmount().getCurrency()))
                    .build();
            series.add(new Row(known.get(0).line(), tried, Optional.of(Verdict.FRAUD), day));
            at = at.plusSeconds(1L + random.nextInt(LONGEST_PAUSE_SECONDS));
        }
        return series;
    }

    /** The same customer with the same device, somewhere else. */
    private static Transaction at(Transaction customers, Transaction place) {
        return Transaction.newBuilder(customers)
                .setTerminalId(place.getTerminalId())
                .setAmount(new Money(
                        place.getAmount().getMinorUnits(), customers.getAmount().getCurrency()))
                .setCategory(place.getCategory())
                .setChannel(place.getChannel())
                .setCountry(place.getCountry())
                .setLocation(place.getLocation())
                .build();
    }
}
