package io.tidemark.webhooks.deliver;

import io.tidemark.webhooks.send.Answer;

/** Is told what happens at an endpoint. */
public interface Counting {

    void answered(Endpoint endpoint, Answer.Kind kind);

    void buried(Endpoint endpoint, String cause);

    /** It began anew after a failure of the log or the registry. */
    void stumbled(Endpoint endpoint);

    /** Alerts that are read and not taken. */
    void waiting(Endpoint endpoint, int alerts);

    /** It wants no more. */
    void disabled(Endpoint endpoint);
}
