package io.tidemark.embedded.guarded;

/** How clients with a password come to a {@link GuardedBroker}. */
public enum Transport {
    /** In the clear, which starts sooner. */
    SASL_PLAINTEXT,
    /** Through TLS. */
    SASL_SSL
}
