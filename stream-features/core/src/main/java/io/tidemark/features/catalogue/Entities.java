package io.tidemark.features.catalogue;

import java.util.List;

/** Whose history a feature can look at. */
public final class Entities {

    public static final String CUSTOMER = "customer";
    public static final String TERMINAL = "terminal";

    /** In the order in which the stages stand: every transaction is numbered and deduplicated by its customer first. */
    public static final List<String> ALL = List.of(CUSTOMER, TERMINAL);

    private Entities() {}
}
