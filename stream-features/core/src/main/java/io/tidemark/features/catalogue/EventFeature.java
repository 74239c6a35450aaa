package io.tidemark.features.catalogue;

/** A feature of the transaction itself, without history. */
public record EventFeature(String name, Transform transform) implements Feature {

    @Override
    public String canonical() {
        return name + "=" + transform.word();
    }
}
