package io.tidemark.scoring.app.owner;

import java.util.Set;

/**
 * An instance that wants to decide.
 *
 * @param application its {@code application.id}: consumer group and prefix of the changelogs
 * @param instance what it is called
 * @param features full name of the topic that it reads
 * @param scores full name of the topic of its decisions
 * @param stores names of all stores that an application may have
 * @param replication of topics of its own
 */
public record Applicant(
        String application,
        String instance,
        String features,
        String scores,
        Set<String> stores,
        short replication,
        Takeover takeover) {}
