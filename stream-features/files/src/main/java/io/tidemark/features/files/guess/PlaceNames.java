package io.tidemark.features.files.guess;

import java.util.List;

/** What the columns of a place are called. */
final class PlaceNames {

    static final Names LATITUDE =
            new Names(List.of("merchlat", "merchantlat", "terminallat", "latitude", "lat"), List.of(), List.of());
    static final Names LONGITUDE = new Names(
            List.of(
                    "merchlong",
                    "merchlon",
                    "merchantlong",
                    "merchantlon",
                    "terminallong",
                    "longitude",
                    "long",
                    "lon",
                    "lng"),
            List.of(),
            List.of());

    private PlaceNames() {}
}
