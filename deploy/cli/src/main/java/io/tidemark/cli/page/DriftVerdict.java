package io.tidemark.cli.page;

import io.tidemark.cli.compare.ComparedColumn;
import io.tidemark.cli.compare.ComparedFiles;
import io.tidemark.cli.compare.HeaderChange;
import io.tidemark.drift.stats.compare.ColumnShift;
import io.tidemark.drift.stats.compare.SampleComparison;
import io.tidemark.drift.stats.compare.ShiftVerdict;
import io.tidemark.drift.stats.distance.Statistic;
import io.tidemark.drift.stats.distance.Statistics;
import java.util.ArrayList;
import java.util.List;

/**
 * What a comparison of two files comes to.
 *
 * @param columns that both files have
 * @param findings sentences on what the figures do not show: columns that are gone, have come or changed their type,
 *     infinities, constants, shares of missing and of unknown values, samples too small, categories that moved
 */
public record DriftVerdict(List<Column> columns, HeaderChange change, List<String> findings) {

    /** @param drifted as its figures say, or its type does */
    public record Column(ColumnShift shift, boolean drifted) {

        /** For people; empty where there is nothing to say. */
        public String word() {
            return (drifted ? ShiftVerdict.DRIFTED : shift.verdict()).word();
        }
    }

    /** By the statistics that are always shown. */
    public static DriftVerdict of(ComparedFiles files, double minimumEffect, long seed) {
        return of(files, Statistics.ALL, minimumEffect, seed);
    }

    /**
     * @param statistics that are shown
     * @param minimumEffect PSI below which no shift matters
     */
    public static DriftVerdict of(ComparedFiles files, List<Statistic> statistics, double minimumEffect, long seed) {
        SampleComparison comparison = new SampleComparison(statistics, minimumEffect, files.block(), seed);
        List<Column> columns = new ArrayList<>();
        List<String> findings = new ArrayList<>();
        header(files.change(), findings);
        for (ComparedColumn column : files.columns()) {
            ColumnShift shift = comparison.of(column.samples());
            columns.add(new Column(shift, shift.drifted() || column.retyped()));
            column.notes().forEach(note -> findings.add(shift.name() + " " + note));
            say(shift, findings);
        }
        return new DriftVerdict(List.copyOf(columns), files.change(), List.copyOf(findings));
    }

    /** Whether anything moved, in the columns or among them. */
    public boolean drifted() {
        return !change.isEmpty() || columns.stream().anyMatch(Column::drifted);
    }

    /** Whether no column has enough values on both sides to be said not to have drifted. */
    public boolean saysNothing() {
        return !drifted() && columns.stream().allMatch(column -> column.shift().tooFew());
    }

    private static void header(HeaderChange change, List<String> findings) {
        change.lost()
                .forEach((name, likely) -> findings.add(name + " is gone"
                        + likely.map(other -> "; it is likely " + other + " now")
                                .orElse("")));
        change.added().stream()
                .filter(name -> change.lost().values().stream()
                        .noneMatch(likely -> likely.filter(name::equals).isPresent()))
                .forEach(name -> findings.add(name + " is new"));
    }

    private static void say(ColumnShift shift, List<String> findings) {
        if (shift.missing().drifted()) {
            findings.add("%s is missing in %s of the rows and was in %s; it may move by %s"
                    .formatted(
                            shift.name(),
                            Html.percent(shift.missing().current()),
                            Html.percent(shift.missing().reference()),
                            Html.percent(shift.missing().limit())));
        }
        if (shift.unseen().drifted()) {
            findings.add(
                    "%s has values in %s of its rows that the reference does not know, where %s are to be expected and up to %s may be chance or of no matter"
                            .formatted(
                                    shift.name(),
                                    Html.percent(shift.unseen().current()),
                                    Html.percent(shift.unseen().expected()),
                                    Html.percent(shift.unseen().limit())));
        }
        if (shift.tooFew()) {
            findings.add("%s has %s values before and %s now, too few to say that it has not moved"
                    .formatted(
                            shift.name(),
                            Html.count(shift.histograms().nReference()),
                            Html.count(shift.histograms().nCurrent())));
        }
        if (MovedBins.isToBeSummedUp(shift) && shift.drifted()) {
            findings.add(MovedBins.text(shift));
        }
    }
}
