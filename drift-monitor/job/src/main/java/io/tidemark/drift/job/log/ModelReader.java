package io.tidemark.drift.job.log;

import io.tidemark.drift.job.metrics.MonitorMetrics;
import io.tidemark.drift.stats.profile.ReferenceProfile;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.ModelBundle;
import io.tidemark.schemas.door.Rejection;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.fetch.BundleSource;
import io.tidemark.scoring.model.parts.BundlePart;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the reference profile out of a published bundle. A model without a usable one is counted and goes on with an
 * empty profile: it is not watched.
 */
public final class ModelReader extends LogReader<ModelBundle, PublishedModel> {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ModelReader.class);
    private static final byte[] NO_PROFILE = {};

    private final BundleSource source;
    private transient Counter withoutProfile;

    /** @param source from where bundles are fetched that do not lie in the log */
    public ModelReader(Connection connection, BundleSource source) {
        super(connection, Topics.MODELS, PublishedModel.TYPE);
        this.source = source;
    }

    @Override
    void count(MetricGroup metrics) {
        withoutProfile = metrics.counter(MonitorMetrics.WITHOUT_PROFILE.leaf());
    }

    @Override
    Optional<Rejection> check(ModelBundle published, Instant appended) {
        return Optional.empty(); // None of its times moves anything on.
    }

    @Override
    PublishedModel read(ModelBundle published) {
        try {
            Bundle bundle = Bundle.open(zip(published));
            byte[] profile = bundle.part(BundlePart.REFERENCE_PROFILE).orElse(NO_PROFILE);
            int features = ReferenceProfile.fromJson(profile).features();
            if (features == bundle.manifest().featureNames().size()) {
                return new PublishedModel(
                        published.getVersion(),
                        new ModelProfile(bundle.manifest().catalogueHash(), profile));
            }
            LOG.warn(
                    "model {} cannot be watched: its reference profile has {} features and its manifest {}",
                    published.getVersion(),
                    features,
                    bundle.manifest().featureNames().size());
        } catch (RuntimeException unusable) {
            // Strangers' bytes, read by many readers: whatever one of them trips over is the bundle's fault.
            // The rollout may still activate it; a model without a profile scores but is not watched.
            LOG.warn("model {} cannot be watched: {}", published.getVersion(), unusable.getMessage());
        }
        withoutProfile.inc();
        return new PublishedModel(published.getVersion(), ModelProfile.NONE);
    }

    private byte[] zip(ModelBundle published) {
        if (published.getBundleUri() != null) {
            return source.fetch(URI.create(published.getBundleUri()), published.getBundleSha256());
        }
        byte[] zip = new byte[published.getBundle().remaining()];
        published.getBundle().duplicate().get(zip);
        return zip;
    }
}
