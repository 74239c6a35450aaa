package io.tidemark.console.web;

/** Is told of what is refused. */
public interface Watch {

    /** @param kind a stable word */
    void refused(String kind);
}
