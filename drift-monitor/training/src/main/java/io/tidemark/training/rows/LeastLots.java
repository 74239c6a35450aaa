package io.tidemark.training.rows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/**
 * A sample of bounded size: those with the least lots (bottom-k; Cohen and Kaplan, Summarizing Data using Bottom-k
 * Sketches, PODC 2007). What stays is the same in whatever order they come. Each stays with the probability of
 * {@link #share}, given the lots of all others, so 1/share is an unbiased weight.
 */
public final class LeastLots<T> {

    private record Entry<T>(double lot, T item) {}

    private final PriorityQueue<Entry<T>> kept =
            new PriorityQueue<>(Comparator.<Entry<T>>comparingDouble(Entry::lot).reversed());

    private int places;
    private double below;

    /**
     * @param places how many stay at most
     * @param share lots from here on never stay; 1 bars none
     */
    public LeastLots(int places, double share) {
        this.places = places;
        this.below = share;
    }

    /** Whether this lot may stay, for now. */
    public boolean admits(double lot) {
        return lot < below;
    }

    /** Adds what is admitted and gives back what has to go for it, maybe itself; equal lots stay or go together. */
    public List<T> add(double lot, T item) {
        kept.add(new Entry<>(lot, item));
        return shed();
    }

    /** One less may stay from now on; gives back what has to go. */
    public List<T> giveUpAPlace() {
        places--;
        return shed();
    }

    private List<T> shed() {
        List<T> gone = new ArrayList<>(1);
        while (kept.size() > Math.max(0, places)) {
            below = kept.element().lot();
            while (!kept.isEmpty() && kept.element().lot() >= below) {
                gone.add(kept.remove().item());
            }
        }
        return gone;
    }

    /**
     * The share of all that were offered that stays on average: those with lots below it do. 1 if nothing had to go.
     */
    public double share() {
        return below;
    }

    /** In no particular order. */
    public Stream<T> kept() {
        return kept.stream().map(Entry::item);
    }
}
