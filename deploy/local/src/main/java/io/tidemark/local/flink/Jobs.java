package io.tidemark.local.flink;

import java.util.List;

/** The jobs of the local cluster. To add one, add it here. */
final class Jobs {

    static final List<JobDefinition> ALL = List.of();

    private Jobs() {}
}
