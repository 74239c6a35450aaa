package io.tidemark.demo.machines;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** All machines of a plan. The same plan tells the same; plans that differ in what they tell only tell of one world. */
public final class Machines {

    private Machines() {}

    /** All readings that the plan tells, in order of time, of one moment by machine. */
    public static List<Reading> readings(MachinesPlan plan) {
        SplittableRandom seeds = new SplittableRandom(plan.seed());
        List<Reading> readings = new ArrayList<>();
        for (int number = 1; number <= plan.machines(); number++) {
            // Each has a stream of its own: how much one draws changes no other.
            readings.addAll(new Machine(number, seeds.split()).readings(plan));
        }
        readings.sort(Comparator.comparing(Reading::at).thenComparing(Reading::machine));
        return readings;
    }
}
