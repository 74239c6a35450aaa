package io.tidemark.bench.measure;

/**
 * Ours beside its peer.
 *
 * @param ours median
 * @param peer median
 * @param peerName what it was compared with
 * @param unit of both
 * @param ratio peer by ours where less is better, ours by peer where more is: larger is better for us; for costs of our
 *     own under two loads it is the larger load by the smaller
 * @param goal what the ratio is asked to be, e.g. {@code >= 100}
 * @param met whether it is
 * @param equal whether both computed the same values
 * @param oursSpread smallest and largest, in the same unit
 * @param peerSpread likewise
 * @param busy whether others used so much of the machine meanwhile that the figures cannot be trusted
 */
public record BenchResult(
        String name,
        double ours,
        double peer,
        String peerName,
        String unit,
        double ratio,
        String goal,
        boolean met,
        boolean equal,
        String oursSpread,
        String peerSpread,
        boolean busy) {

    /** On a machine that, so far as is known, did nothing else. */
    public BenchResult(
            String name,
            double ours,
            double peer,
            String peerName,
            String unit,
            double ratio,
            String goal,
            boolean met,
            boolean equal,
            String oursSpread,
            String peerSpread) {
        this(name, ours, peer, peerName, unit, ratio, goal, met, equal, oursSpread, peerSpread, false);
    }

    /** The same, marked if others used the machine. */
    public BenchResult on(MachineUse machine) {
        return new BenchResult(
                name,
                ours,
                peer,
                peerName,
                unit,
                ratio,
                goal,
                met,
                equal,
                oursSpread,
                peerSpread,
                busy || machine.busy());
    }

    /** What must be at most a figure; the ratio is the figure by ours. */
    public static BenchResult noMoreThan(double goal, String name, Samples ours, String unit, boolean sound) {
        return of(
                name,
                ours,
                Samples.of(goal),
                "the goal",
                unit,
                goal / ours.median(),
                "<= " + goal + " " + unit,
                ours.median() <= goal && sound,
                sound);
    }

    /** What must be at least a figure; the ratio is ours by the figure. */
    public static BenchResult noLessThan(double goal, String name, Samples ours, String unit, boolean sound) {
        return of(
                name,
                ours,
                Samples.of(goal),
                "the goal",
                unit,
                ours.median() / goal,
                ">= " + goal + " " + unit,
                ours.median() >= goal && sound,
                sound);
    }

    /** The cost of a heavier load must be at most a multiple of that of a lighter one. */
    public static BenchResult atMost(
            String name, Samples heavy, Samples light, String peerName, String unit, double goal, boolean equal) {
        double ratio = heavy.median() / light.median();
        return of(name, heavy, light, peerName, unit, ratio, "<= " + goal, ratio <= goal && equal, equal);
    }

    /** What something takes beside what it might, without a goal. */
    public static BenchResult reported(
            String name, Samples ours, Samples peer, String peerName, String unit, boolean equal) {
        return of(name, ours, peer, peerName, unit, ours.median() / peer.median(), "reported", equal, equal);
    }

    /** As {@link #atMost}, with the error of both as JMH states it; a goal of 0 reports it only. */
    public static BenchResult against(
            String name, Samples ours, Samples peer, String peerName, String unit, double goal) {
        double ratio = ours.median() / peer.median();
        return new BenchResult(
                name,
                ours.median(),
                peer.median(),
                peerName,
                unit,
                ratio,
                goal == 0 ? "reported" : "<= " + goal,
                goal == 0 || ratio <= goal,
                true,
                ours.spreadAndError(),
                peer.spreadAndError());
    }

    /** Ours must be cheaper than the peer by at least a factor. */
    public static BenchResult cheaper(
            String name, Samples ours, Samples peer, String peerName, String unit, double goal, boolean equal) {
        double ratio = peer.median() / ours.median();
        return of(name, ours, peer, peerName, unit, ratio, ">= " + goal, ratio >= goal && equal, equal);
    }

    /** Ours must reach at least a share of the peer's rate; a share of 0 reports it only. */
    public static BenchResult fasterThan(
            String name, Samples ours, Samples peer, String peerName, String unit, double goal, boolean equal) {
        double ratio = ours.median() / peer.median();
        String asked = goal == 0 ? "reported" : ">= " + goal;
        return of(name, ours, peer, peerName, unit, ratio, asked, ratio >= goal && equal, equal);
    }

    private static BenchResult of(
            String name,
            Samples ours,
            Samples peer,
            String peerName,
            String unit,
            double ratio,
            String goal,
            boolean met,
            boolean equal) {
        return new BenchResult(
                name,
                ours.median(),
                peer.median(),
                peerName,
                unit,
                ratio,
                goal,
                met,
                equal,
                ours.spread(),
                peer.spread());
    }
}
