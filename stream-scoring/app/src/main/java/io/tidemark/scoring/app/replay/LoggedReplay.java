package io.tidemark.scoring.app.replay;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.schemas.ListsVersion;
import io.tidemark.scoring.model.ModelLoader;
import io.tidemark.scoring.model.fetch.BundleSource;
import io.tidemark.scoring.policy.list.ListSource;
import io.tidemark.scoring.policy.list.ListTable;
import io.tidemark.scoring.policy.list.ListsInForce;
import io.tidemark.scoring.release.lists.ListEntryLog;
import io.tidemark.scoring.release.models.DeploymentHistory;
import io.tidemark.scoring.release.models.DeploymentLog;

/** Takes decisions again by what the log holds: bundles, control records, entries of lists. Not thread-safe. */
public final class LoggedReplay implements AutoCloseable {

    private final TopicModelSource models;
    private final DeploymentHistory deployments;
    private final ListSource lists;

    /**
     * Reads what is there.
     *
     * @param source from where bundles may be fetched that are not on the topic
     */
    public LoggedReplay(Connection connection, SchemaRegistry registry, ModelLoader loader, BundleSource source) {
        this.deployments = DeploymentLog.read(connection, registry);
        this.lists = new EntriesWhenAsked(connection, registry);
        this.models = new TopicModelSource(connection, registry, loader, source);
    }

    /** With the bundles of the log alone. */
    public DecisionReplay replay() {
        return replay(models);
    }

    /** @param others where to look for models in place of {@link #models} */
    public DecisionReplay replay(ModelSource others) {
        return new DecisionReplay(others, deployments, lists);
    }

    /** The bundles of the log. */
    public ModelSource models() {
        return models;
    }

    @Override
    public void close() {
        models.close();
    }

    /** Who decided under no lists needs none, and the topic is younger than many a deployment. */
    private static final class EntriesWhenAsked implements ListSource {

        private final Connection connection;
        private final SchemaRegistry registry;
        private final ListTable table = new ListTable();
        private boolean read;

        EntriesWhenAsked(Connection connection, SchemaRegistry registry) {
            this.connection = connection;
            this.registry = registry;
        }

        @Override
        public ListsInForce at(ListsVersion version) {
            if (!read && version.getVersion() > 0) {
                try (ListEntryLog log = new ListEntryLog(connection, registry, table::word, table::passOver)) {
                    log.readToEnd();
                }
                read = true;
            }
            return table.at(version);
        }
    }
}
