package io.tidemark.cli.bench;

/**
 * Ours beside its peer, as a benchmark says it.
 *
 * @param ours median
 * @param peer median
 * @param peerName what it was compared with
 * @param unit of both
 * @param ratio of the two; larger is better for us, but for costs of our own under two loads
 * @param goal what the ratio is asked to be, e.g. {@code >= 100}
 * @param met whether it is
 * @param equal whether both computed the same values
 * @param oursSpread smallest and largest, in the same unit
 * @param peerSpread likewise
 * @param busy whether others used so much of the machine meanwhile that the figures cannot be trusted
 */
record Measured(
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
        boolean busy) {}
