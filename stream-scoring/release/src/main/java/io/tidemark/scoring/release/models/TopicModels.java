package io.tidemark.scoring.release.models;

import io.tidemark.log.Following;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.ModelBundle;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.RolloutRequest;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.model.parts.RefusedBundleException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models on the topic {@code models}, loaded, verified and warmed up by one thread of its own: at once those that
 * are published while it runs and those that a deployment in force or a request to the rollout names, others when they
 * are asked for. So a model is warm before an activation names it. What nobody needs any longer is let go.
 */
public final class TopicModels implements ModelDirectory, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TopicModels.class);
    private static final Duration POLL = Duration.ofMillis(50);
    private final BundleShelf shelf;
    private final BundleIntake intake;
    private final RecordFollower<Deployment> deployments;
    private final RecordFollower<RolloutRequest> requests;
    private final ModelNews news;
    private final LoadedModels models;
    private final Followers topics = new Followers();

    /** Of the thread that follows alone, once it runs. */
    private final Retention retention;

    /** The last word about each bundle that was refused; of the thread alone. */
    private final Map<ModelReference, String> said = new HashMap<>();

    private Following following;

    private TopicModels(
            Connection connection, SchemaRegistry registry, BundleIntake intake, Keeping keeping, ModelNews news) {
        this.shelf = new BundleShelf(connection, registry);
        this.deployments = new RecordFollower<>(connection, registry, Topics.DEPLOYMENTS);
        this.requests = new RecordFollower<>(connection, registry, Topics.ROLLOUT_REQUESTS);
        this.intake = intake;
        this.news = news;
        this.models = new LoadedModels(keeping.patience());
        this.retention = new Retention(keeping.last());
    }

    /**
     * How long tasks wait for models, and how many models stay.
     *
     * @param patience how long {@link #await} waits for one model, over all its callers
     * @param last how many of the models that were spoken of last stay loaded whether they are in force or not
     */
    public record Keeping(Patience patience, int last) {

        /** Where nothing hangs on how long one thread waits for several. */
        public Keeping(Duration patience, int last) {
            this(new Patience(patience, Duration.ZERO), last);
        }
    }

    /** Reads what the topics hold and follows them from there. */
    public static TopicModels start(
            Connection connection, SchemaRegistry registry, BundleIntake intake, Keeping keeping, ModelNews news) {
        TopicModels models = new TopicModels(connection, registry, intake, keeping, news);
        try {
            models.shelf.readToEnd(bundle -> {});
            models.requests.skipToEnd();
            models.deployments.readToEnd(models.retention::deployed);
            models.retention.kept(Optional.empty()).forEach(models.models::find);
        } catch (RuntimeException e) {
            models.topics.close();
            models.models.close();
            throw e;
        }
        models.following = Following.start("models", "models", models.topics);
        return models;
    }

    @Override
    public Optional<LoadedModel> find(ModelReference model) {
        return models.find(model);
    }

    @Override
    public Optional<LoadedModel> await(ModelReference model) {
        return models.await(model);
    }

    @Override
    public void hold(Object task, long sequence, Set<ModelReference> held) {
        models.hold(task, sequence, held);
    }

    @Override
    public void release(Object task) {
        models.release(task);
    }

    /** Why no more bundles arrive now; empty while they do. */
    public Optional<String> failure() {
        return following.failure();
    }

    @Override
    public void close() {
        following.close();
        models.close();
    }

    /** The three topics that are followed. */
    private final class Followers implements Following.Followed {

        @Override
        public void step() {
            shelf.poll(POLL, bundle -> {
                retention.spokenOf(reference(bundle));
                load(bundle);
            });
            requests.poll(TopicModels.this::askedFor);
            deployments.poll(retention::deployed);
            for (ModelReference model : models.toLoad()) {
                shelf.fetch(model).ifPresent(TopicModels.this::load);
            }
            models.drop(retention.kept(models.earliest())).forEach(TopicModels.this::dropped);
        }

        @Override
        public void beginAnew() {
            shelf.beginAnew();
            requests.beginAnew();
            deployments.beginAnew();
        }

        @Override
        public void wakeup() {
            shelf.wakeup();
        }

        @Override
        public void close() {
            try (shelf;
                    deployments;
                    requests) {
                LOG.debug("The models are followed no more");
            }
        }
    }

    /** Whatever the request is for, the rollout is about to ask whether it is there. */
    private void askedFor(RolloutRequest request) {
        Optional.ofNullable(request.getVersion()).flatMap(shelf::find).ifPresent(model -> {
            retention.spokenOf(model);
            models.find(model);
        });
        news.asked(request);
    }

    private void load(ModelBundle bundle) {
        ModelReference named = reference(bundle);
        if (!models.isToLoad(named)) {
            return;
        }
        try {
            models.loaded(named, intake.loadWarm(bundle));
            LOG.info("Model {} is loaded, verified and warm", named.getVersion());
            said.remove(named);
            news.ready(named);
        } catch (RefusedBundleException e) {
            models.refused(named, e);
            // Once: what is refused for now is tried again and again.
            if (!e.getMessage().equals(said.put(named, e.getMessage()))) {
                LOG.error("{}", e.getMessage());
                news.refused(named, e.getMessage(), e.isForNow());
            }
        }
    }

    private void dropped(ModelReference model) {
        LOG.info("Model {} is let go", model.getVersion());
        said.remove(model);
        news.dropped(model);
    }

    private static ModelReference reference(ModelBundle bundle) {
        return new ModelReference(bundle.getVersion(), bundle.getBundleSha256());
    }
}
