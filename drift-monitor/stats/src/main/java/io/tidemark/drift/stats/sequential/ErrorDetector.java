package io.tidemark.drift.stats.sequential;

/**
 * Watches the errors of a model in the order in which they become known. Errors that become fewer are no drift: a
 * detector that looks both ways forgets what lies before such a change and stays {@link Verdict#STABLE}.
 *
 * <p>Not thread-safe. What a detector knows is a short array of plain numbers, so that it can be kept wherever numbers
 * can:
 *
 * <pre>{@code
 * ErrorDetector detector = Ddm.standard();
 * Verdict verdict = detector.observe(1);
 * double[] kept = detector.state();
 * ErrorDetector same = Ddm.standard().resume(kept);
 * }</pre>
 */
public sealed interface ErrorDetector permits Ddm, Eddm, PageHinkley, Adwin, Kswin {

    /**
     * Takes in the next observation.
     *
     * @param error 1 for a wrong answer and 0 for a right one; {@link PageHinkley}, {@link Adwin} and {@link Kswin}
     *     take any finite loss, larger meaning worse
     * @throws IllegalArgumentException if it is no such number; the detector is as before
     */
    Verdict observe(double error);

    /** What the detector has learnt so far, without its settings. */
    double[] state();

    /**
     * A detector with the settings of this one that goes on where another stopped.
     *
     * @param state what {@link #state} of a detector with the same settings gave
     * @throws IllegalArgumentException if no such detector can have given it
     */
    ErrorDetector resume(double[] state);
}
