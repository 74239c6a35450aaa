package io.tidemark.cli.server;

/** Who asks, for the record. */
public final class Requester {

    private Requester() {}

    public static String name() {
        return "tidemark of " + System.getProperty("user.name");
    }
}
