package io.tidemark.drift.stats.sketch;

/** Distances of two samples from their sketches over the same cells. */
public final class SketchDistance {
    private SketchDistance() {}

    /**
     * The Kolmogorov-Smirnov statistic at the ends of the cells: the largest difference there of the two distribution
     * functions.
     *
     * @return at most the exact statistic, and below it by no more than the share that both samples have in one cell,
     *     which is a thousandth of the reference unless one value holds more; NaN if a sketch is empty
     */
    public static double kolmogorovSmirnov(ValueSketch reference, ValueSketch current) {
        double n = reference.present();
        double m = current.present();
        if (n == 0 || m == 0) {
            return Double.NaN;
        }
        double largest = 0;
        long below = 0;
        long belowNow = 0;
        for (int cell = 0; cell < reference.cells().count(); cell++) {
            below += reference.count(cell);
            belowNow += current.count(cell);
            largest = Math.max(largest, Math.abs(below / n - belowNow / m));
        }
        return largest;
    }

    /**
     * The Wasserstein-1 distance: the area between the two distribution functions, cell by cell. The area below a
     * distribution function in a cell follows from the number and the sum of its values, so where the two functions do
     * not cross inside of a cell the area is exact. Where they do, it is that of a straight line with the same area.
     *
     * @return in the unit of the values; infinite if there was an infinite one, or if sums have grown beyond 1.8e308;
     *     NaN if a sketch is empty
     */
    public static double wasserstein(ValueSketch reference, ValueSketch current) {
        double n = reference.present();
        double m = current.present();
        if (n == 0 || m == 0) {
            return Double.NaN;
        }
        Cells cells = reference.cells();
        int last = cells.count() - 1;
        double area = 0;
        long below = 0;
        long belowNow = 0;
        for (int cell = 0; cell <= last; cell++) {
            double from = below / n - belowNow / m;
            below += reference.count(cell);
            belowNow += current.count(cell);
            // All of both lie below the end of the last cell, and nothing below the first.
            double to = cell == last ? 0 : below / n - belowNow / m;
            double lower = cell == 0 ? cells.upper(0) : cells.upper(cell - 1);
            double width = cell == last ? 0 : cells.upper(cell) - lower;
            double difference = to * width - (beyond(lower, reference, cell) / n - beyond(lower, current, cell) / m);
            area += area(from, to, width, difference);
        }
        return Double.isNaN(area) ? Double.POSITIVE_INFINITY : area;
    }

    /** By how much the values of a cell exceed a bound, summed up. */
    private static double beyond(double bound, ValueSketch sketch, int cell) {
        return sketch.count(cell) == 0 ? 0 : sketch.sum(cell) - sketch.count(cell) * bound;
    }

    /**
     * The area between the functions in a cell.
     *
     * @param from their difference at the lower end
     * @param to their difference at the upper end
     * @param difference the area with its sign, that above and that below taken against each other
     */
    private static double area(double from, double to, double width, double difference) {
        if (from * to >= 0) {
            return Math.abs(difference);
        }
        // A change from one end's difference to the other's, around the place where it leaves the right area and as
        // wide as the cell lets it be.
        double place = Math.max(0, Math.min(width, (difference - to * width) / (from - to)));
        double half = Math.min(place, width - place);
        double before = Math.abs(from);
        double after = Math.abs(to);
        return before * (place - half)
                + after * (width - place - half)
                + half * (before * before + after * after) / (before + after);
    }
}
