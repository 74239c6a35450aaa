package io.tidemark.bench.jmh;

import java.util.SplittableRandom;

/** Columns whose values are easy or hard to find a cell for. */
public enum ColumnShape {
    NORMAL("a normal distribution") {
        @Override
        double draw(SplittableRandom random) {
            return gaussian(random);
        }
    },
    AMOUNTS("heavy-tailed amounts") {
        @Override
        double draw(SplittableRandom random) {
            return Math.exp(4 + 1.2 * gaussian(random));
        }
    },
    TIMES("times far from zero") {
        @Override
        double draw(SplittableRandom random) {
            return 1.7e9 + random.nextInt(30_000_000);
        }
    },
    SPARSE("risks, nine tenths of them zero") {
        @Override
        double draw(SplittableRandom random) {
            return random.nextInt(10) > 0 ? 0 : random.nextDouble();
        }
    },
    COUNTS("counts of some dozens") {
        @Override
        double draw(SplittableRandom random) {
            return Math.floor(Math.exp(1.5 + gaussian(random)));
        }
    };

    private final String words;

    ColumnShape(String words) {
        this.words = words;
    }

    abstract double draw(SplittableRandom random);

    /** What it is, for people. */
    public String words() {
        return words;
    }

    /** Independent values. */
    public double[] sample(long seed, int size) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = draw(random);
        }
        return values;
    }

    /** By Box and Muller. */
    private static double gaussian(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }
}
