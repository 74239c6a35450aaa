package io.tidemark.schemas.door;

/** What an id may look like. */
final class Ids {

    /** Ids are tokens; a text beyond this is something else, and state would keep it for weeks. */
    static final int LONGEST = 1_000;

    private Ids() {}

    static boolean blank(String id) {
        return id == null || id.isBlank();
    }

    static boolean oversized(String id) {
        return id.length() > LONGEST;
    }
}
