package io.tidemark.local.cli;

/** Who asks, for the record. */
final class Requester {

    private Requester() {}

    static String name() {
        return "tidemark of " + System.getProperty("user.name");
    }
}
