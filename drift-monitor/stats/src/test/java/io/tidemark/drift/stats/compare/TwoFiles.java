package io.tidemark.drift.stats.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * One column of two files of one world: rows of owners who resemble themselves.
 *
 * @param rowsOfAnOwner 1 where each row stands alone
 */
record TwoFiles(String column, int rowsOfAnOwner, RandomGenerator random) {

    /** Of columns of categories, Zipf's law with so many. */
    private static final int MERCHANTS = 500;
    /** What an owner's rows have in common. */
    private static final double OWN = 0.7;

    TwoFiles(String column, int rowsOfAnOwner, long seed) {
        this(column, rowsOfAnOwner, new SplittableRandom(seed));
    }

    /** Values of so many rows, texts as their numbers; the world of the second file is shifted. */
    private double[] rows(int rows, ToDoubleFunction<Double> shift) {
        double[] values = new double[rows];
        double own = 0;
        for (int row = 0; row < rows; row++) {
            if (row % rowsOfAnOwner == 0) {
                own = value();
            }
            values[row] = shift.applyAsDouble(next(row, own, row == 0 ? own : values[row - 1]));
        }
        return values;
    }

    private double next(int row, double own, double before) {
        if (rowsOfAnOwner == 1) {
            return own;
        }
        return switch (column) {
            case "levels" -> Math.sqrt(OWN) * own + Math.sqrt(1 - OWN) * random.nextGaussian();
            // Each row follows the one before, as a rolling feature does (an autoregression of order 1).
            case "walks" -> row % rowsOfAnOwner == 0 ? own : 0.9 * before + Math.sqrt(1 - 0.81) * random.nextGaussian();
            case "ids" -> value();
            default -> random.nextDouble() < OWN ? own : value();
        };
    }

    private double value() {
        return switch (column) {
            case "levels", "walks" -> random.nextGaussian();
            case "amounts" -> random.nextDouble() < 0.6 ? 0 : Math.exp(random.nextGaussian());
            case "channels" -> Arrays.binarySearch(new double[] {0.5, 0.75, 0.9, 0.96, 0.99}, random.nextDouble());
            case "merchants" -> Math.floor(Math.pow(MERCHANTS, random.nextDouble()));
            case "ids" -> random.nextLong() >>> 12;
            case "chips" -> random.nextDouble() < 0.002 ? 1 : 0;
            case "flags of 2 %" -> random.nextDouble() < 0.02 ? 1 : 0;
            case "flags of 8 %" -> random.nextDouble() < 0.08 ? 1 : 0;
            // One value in 98 of a hundred rows, and four others.
            case "codes" -> Math.max(0, Math.floor(random.nextDouble() * 200) - 195);
            default -> throw new IllegalArgumentException(column);
        };
    }

    ColumnSamples samples(int reference, int current, ToDoubleFunction<Double> shift) {
        double[] before = rows(reference, Double::doubleValue);
        double[] now = rows(current, shift);
        return switch (column) {
            case "levels", "walks", "amounts", "flags of 2 %", "flags of 8 %" ->
                ColumnSamples.ofNumbers(column, before, now);
            default -> texts(before, now);
        };
    }

    long[] block(int reference) {
        return IntStream.range(0, reference)
                .mapToLong(row -> row / rowsOfAnOwner)
                .toArray();
    }

    private ColumnSamples texts(double[] before, double[] now) {
        Map<Double, Integer> numbers = new HashMap<>();
        List<String> names = new ArrayList<>();
        double[] reference = Arrays.stream(before)
                .map(value -> numbers.computeIfAbsent(value, unseen -> {
                    names.add(String.valueOf(value));
                    return numbers.size();
                }))
                .toArray();
        double[] current = Arrays.stream(now)
                .map(value -> numbers.getOrDefault(value, names.size()))
                .toArray();
        return new ColumnSamples(column, true, names, reference, current);
    }
}
