package io.tidemark.scoring.release.models;

import io.tidemark.log.Decoded;
import io.tidemark.log.LogReader;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Deployment;
import java.util.ArrayList;
import java.util.List;

/** Reads the topic {@code deployments}. */
public final class DeploymentLog {

    private DeploymentLog() {}

    /** All that is committed now. */
    public static DeploymentHistory read(Connection connection, SchemaRegistry registry) {
        AvroSerde<Deployment> serde = registry.serde(Topics.DEPLOYMENTS);
        List<Deployment> deployments = new ArrayList<>();
        SharedPolicies policies = new SharedPolicies();
        try (LogReader reader = new LogReader(connection, Topics.DEPLOYMENTS)) {
            // Whoever starts here reads all that was ever written, so one bad record would keep everybody from
            // starting.
            reader.readToEnd(
                    message -> Decoded.of(message, serde).map(policies::shared).ifPresent(deployments::add));
        }
        return new DeploymentHistory(deployments);
    }
}
