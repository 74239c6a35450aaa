package io.tidemark.scoring.policy.simulate;

import java.util.SplittableRandom;

/**
 * How often a customer enters each resampled history. What one customer does hangs together, so customers are drawn and
 * not transactions; a draw of Poisson(1) for each is what the bootstrap of many customers comes to. A customer's draws
 * hang on its id alone, so all figures and all policies on one history see the same ones.
 */
final class Weights {

    static final int DRAWS = 400;

    private static final long SEED = 20_261_201L;
    private static final int STEPS = 1 << 16;
    private static final byte[] POISSON = table();

    private Weights() {}

    static byte[] of(String customer) {
        SplittableRandom random = new SplittableRandom(SEED + hash(customer));
        byte[] weights = new byte[DRAWS];
        for (int draw = 0; draw < DRAWS; draw += Long.BYTES / Short.BYTES) {
            long bits = random.nextLong();
            for (int part = 0; part < Long.BYTES / Short.BYTES; part++) {
                weights[draw + part] = POISSON[(int) (bits >>> (part * Short.SIZE)) & (STEPS - 1)];
            }
        }
        return weights;
    }

    /** FNV-1a over 64 bits: ids that resemble one another begin far apart. */
    private static long hash(String customer) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < customer.length(); i++) {
            hash = (hash ^ customer.charAt(i)) * 0x100000001B3L;
        }
        return hash;
    }

    /** The inverse of the distribution with mean 1, in steps of 1/65536. */
    private static byte[] table() {
        byte[] table = new byte[STEPS];
        byte count = 0;
        double probability = Math.exp(-1);
        double below = probability;
        for (int step = 0; step < STEPS; step++) {
            while ((step + 0.5) / STEPS > below) {
                count++;
                probability /= count;
                below += probability;
            }
            table[step] = count;
        }
        return table;
    }
}
