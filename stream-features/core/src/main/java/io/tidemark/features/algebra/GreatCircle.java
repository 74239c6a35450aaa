package io.tidemark.features.algebra;

/** Distances on the earth. */
final class GreatCircle {

    /** Mean radius of the earth in km (IUGG). */
    private static final double RADIUS = 6_371.0088;

    private static final double RADIANS = Math.PI / 180 / 1e7;

    private GreatCircle() {}

    /**
     * Haversine distance (Sinnott 1984) between two points in degrees by 1e7. StrictMath: the same bits on every
     * machine.
     */
    static double kilometres(int latitude, int longitude, int otherLatitude, int otherLongitude) {
        double north = StrictMath.sin(((double) otherLatitude - latitude) * RADIANS / 2);
        double east = StrictMath.sin(((double) otherLongitude - longitude) * RADIANS / 2);
        double haversine = north * north
                + StrictMath.cos(latitude * RADIANS) * StrictMath.cos(otherLatitude * RADIANS) * east * east;
        return 2 * RADIUS * StrictMath.asin(Math.min(1, Math.sqrt(haversine)));
    }
}
