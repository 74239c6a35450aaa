package io.tidemark.webhooks.deliver;

import io.tidemark.schemas.Decision;
import io.tidemark.schemas.FraudAlert;
import io.tidemark.webhooks.sign.SecretFiles;
import java.net.URI;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * Who is told.
 *
 * @param name in the settings, metrics and consumer groups
 * @param url never in the log
 * @param decisions the alerts of fraud that it is told of; empty for all
 */
public record Endpoint(String name, URI url, SecretFiles secrets, Source<?> source, Set<Decision> decisions) {

    public Endpoint {
        decisions = Set.copyOf(decisions);
    }

    boolean wants(SpecificRecord alert) {
        return decisions.isEmpty() || !(alert instanceof FraudAlert fraud) || decisions.contains(fraud.getDecision());
    }

    /** Without the path, which may say more than strangers should know. */
    @Override
    public String toString() {
        return name + " at " + url.getHost();
    }
}
