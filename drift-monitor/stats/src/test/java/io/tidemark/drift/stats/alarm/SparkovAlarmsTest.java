package io.tidemark.drift.stats.alarm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.drift.stats.SharedData;
import io.tidemark.drift.stats.alarm.measure.AlarmSettings;
import io.tidemark.drift.stats.alarm.measure.FindingKind;
import io.tidemark.drift.stats.alarm.state.AlarmChange;
import io.tidemark.drift.stats.profile.Binning;
import io.tidemark.drift.stats.profile.ProfileFit;
import io.tidemark.drift.stats.profile.ReferenceProfile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * Sparkov's months from July on continue those up to June, by the thirteen features that a transaction has by itself.
 * (Features that count transactions follow its volume, which is a tenth higher in July and falls by a fifth in
 * September.)
 */
class SparkovAlarmsTest {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final List<String> NAMES = List.of(
            "amount",
            "category",
            "lat",
            "long",
            "merch_lat",
            "merch_long",
            "city_pop",
            "gender",
            "age",
            "distance",
            "hour",
            "night",
            "weekend");
    private static final Set<String> CALENDAR = Set.of("hour", "night", "weekend");

    private record Row(Instant time, long card, double[] values) {}

    private final Map<String, Double> categories = new HashMap<>();

    @Test
    void theWeeksAfterTrainingRaiseNoAlarm() throws IOException {
        List<Row> trained = read("sparkov_A_mar_jun.csv.gz");
        ReferenceProfile reference = new ProfileFit(CALENDAR, 3)
                .fit(
                        NAMES,
                        trained.stream().map(SparkovAlarmsTest::features).toList(),
                        trained.stream()
                                .mapToDouble(row -> row.values()[NAMES.size()])
                                .toArray(),
                        trained.stream().mapToLong(Row::card).toArray(),
                        trained.stream()
                                .mapToLong(row -> row.time().getEpochSecond() / 86_400)
                                .toArray(),
                        new double[0]);
        Binning binning = new Binning(reference);
        Instant from = Instant.parse("2023-07-03T00:00:00Z");
        Map<Instant, long[]> weeks = new TreeMap<>();
        for (Row row : read("sparkov_B_jul_oct_stock.csv.gz")) {
            long week = Duration.between(from, row.time()).dividedBy(WEEK);
            if (row.time().isAfter(from) && week < 17) {
                long[] counts =
                        weeks.computeIfAbsent(from.plus(WEEK.multipliedBy(week)), start -> new long[binning.size()]);
                for (int slot : binning.slots(row.values(), false)) {
                    counts[slot]++;
                }
            }
        }
        List<Judgement> judgements = JudgedTraffic.judge(reference, AlarmSettings.DEFAULT, weeks, WEEK);
        System.out.printf(
                "sparkov, weeks: %d, largest effect %.4f%n",
                judgements.size(),
                judgements.stream()
                        .flatMap(judgement -> judgement.findings().stream())
                        .filter(finding -> finding.hypothesis().kind() == FindingKind.SHIFT)
                        .mapToDouble(Finding::effect)
                        .max()
                        .orElseThrow());
        assertThat(judgements)
                .hasSize(17)
                .noneMatch(judgement -> judgement.step().change() == AlarmChange.RAISED);
    }

    private List<Row> read(String name) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(SharedData.require(name))), UTF_8))) {
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                rows.add(row(line.split(",", -1)));
            }
        }
        return rows;
    }

    private Row row(String[] field) {
        Instant time = Instant.ofEpochSecond(Long.parseLong(field[1]));
        double amount = Double.parseDouble(field[5]);
        double[] place = new double[4];
        for (int i = 0; i < place.length; i++) {
            place[i] = Double.parseDouble(field[6 + i]);
        }
        int hour = time.atZone(ZoneOffset.UTC).getHour();
        int weekday = time.atZone(ZoneOffset.UTC).getDayOfWeek().getValue();
        return new Row(time, Long.parseLong(field[2]), new double[] {
            amount,
            categories.computeIfAbsent(field[4], unseen -> (double) categories.size()),
            place[0],
            place[1],
            place[2],
            place[3],
            Double.parseDouble(field[10]),
            field[11].equals("F") ? 1 : 0,
            LocalDate.of(2023, 7, 1).toEpochDay() - LocalDate.parse(field[12]).toEpochDay(),
            Math.hypot(place[0] - place[2], place[1] - place[3]),
            hour,
            hour < 6 ? 1 : 0,
            weekday > 5 ? 1 : 0,
            1 / (1 + Math.exp(-amount / 100))
        });
    }

    private static double[] features(Row row) {
        return java.util.Arrays.copyOf(row.values(), NAMES.size());
    }
}
