package io.tidemark.scoring.app.models;

import io.tidemark.schemas.ModelBundle;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.kafka.Connection;
import io.tidemark.schemas.registry.RegistryUnreachableException;
import io.tidemark.schemas.registry.SchemaRegistry;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.model.RefusedBundleException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models on the topic {@code models}, loaded and verified by one thread of its own: those that are published while it runs at once, older ones when they
 * are asked for. So a model is warm before an activation names it.
 */
public final class TopicModels implements ModelDirectory, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TopicModels.class);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final long STOP_MILLIS = 10_000;
    private static final long AGAIN_NANOS = Duration.ofSeconds(2).toNanos();
    private final BundleShelf shelf;
    private final BundleIntake intake;
    private final Duration wait;
    private final Thread thread;
    /** By the hash of the bundle; a future that is not done is wanted. */
    private final Map<String, Wanted> models = new ConcurrentHashMap<>();

    /** The last word about each bundle that was refused; of the thread alone. */
    private final Map<String, String> said = new HashMap<>();

    private volatile boolean stopping;
    private volatile Optional<String> failure = Optional.empty();

    private record Wanted(ModelReference model, CompletableFuture<LoadedModel> future, long since) {

        Wanted(ModelReference model) {
            this(model, new CompletableFuture<>(), System.nanoTime());
        }

        boolean isRefusedForNow() {
            return future.isCompletedExceptionally()
                    && future.handle((loaded, why) -> why).join() instanceof RefusedBundleException refusal
                    && refusal.isForNow();
        }
    }

    private TopicModels(BundleShelf shelf, BundleIntake intake, Duration wait) {
        this.shelf = shelf;
        this.intake = intake;
        this.wait = wait;
        this.thread = new Thread(this::follow, "models");
        thread.setDaemon(true);
    }

    /**
     * Reads what the topic holds and follows it from there.
     *
     * @param wait how long {@link #await} waits for one model, over all its callers
     */
    public static TopicModels start(
            Connection connection, SchemaRegistry registry, BundleIntake intake, Duration wait) {
        BundleShelf shelf = new BundleShelf(connection, registry);
        TopicModels models = new TopicModels(shelf, intake, wait);
        try {
            shelf.readToEnd(bundle -> {});
        } catch (RuntimeException e) {
            shelf.close();
            throw e;
        }
        models.thread.start();
        return models;
    }

    @Override
    public Optional<LoadedModel> find(ModelReference model) {
        Wanted wanted = wanted(model);
        if (wanted.isRefusedForNow() && System.nanoTime() - wanted.since() > AGAIN_NANOS) {
            again(wanted);
        }
        CompletableFuture<LoadedModel> future = wanted.future();
        return future.isDone() && !future.isCompletedExceptionally()
                ? Optional.of(future.join()).filter(loaded -> loaded.version().equals(model.getVersion()))
                : Optional.empty();
    }

    @Override
    public Optional<LoadedModel> await(ModelReference model) {
        Wanted known = wanted(model);
        Wanted wanted = known.isRefusedForNow() ? again(known) : known;
        try {
            long waited = System.nanoTime() - wanted.since();
            wanted.future().get(Math.max(0, wait.toNanos() - waited), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("Model {} is not there, scoring goes on without it: {}", model.getVersion(), reason(e));
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
        return find(model);
    }

    /** Why no more bundles arrive; empty while they do. */
    public Optional<String> failure() {
        return failure;
    }

    @Override
    public void close() {
        stopping = true;
        shelf.wakeup();
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        models.values().forEach(wanted -> wanted.future().thenAccept(LoadedModel::close));
    }

    private String reason(Exception e) {
        return e instanceof ExecutionException
                ? e.getCause().getMessage()
                : "its bundle did not arrive within " + wait.toMillis() + " ms";
    }

    private Wanted wanted(ModelReference model) {
        Wanted known = models.get(model.getBundleSha256());
        return known != null ? known : models.computeIfAbsent(model.getBundleSha256(), hash -> new Wanted(model));
    }

    /** Whoever activated it has seen it accepted: what refused it here, an unknown key or an absent file, may be mended. */
    private Wanted again(Wanted refused) {
        Wanted fresh = new Wanted(refused.model());
        String hash = refused.model().getBundleSha256();
        return models.replace(hash, refused, fresh) ? fresh : models.get(hash);
    }

    private void follow() {
        try (shelf) {
            while (!stopping) {
                step();
            }
        } catch (WakeupException e) {
            LOG.debug("Woken up to stop");
        } catch (RuntimeException e) {
            failure = Optional.of("no more bundles arrive: " + e.getMessage());
            LOG.error("No more bundles arrive", e);
        }
    }

    private void step() {
        try {
            shelf.poll(POLL, this::load);
            for (Wanted wanted : models.values()) {
                if (!wanted.future().isDone()) {
                    shelf.fetch(wanted.model()).ifPresent(this::load);
                }
            }
            failure = Optional.empty();
        } catch (RegistryUnreachableException e) {
            // The next step tries again.
            failure = Optional.of(e.getMessage());
        }
    }

    private void load(ModelBundle bundle) {
        ModelReference named = new ModelReference(bundle.getVersion(), bundle.getBundleSha256());
        CompletableFuture<LoadedModel> future = wanted(named).future();
        if (future.isDone()) {
            return;
        }
        try {
            future.complete(intake.load(bundle, Optional.empty()));
            LOG.info("Model {} is loaded and verified", named.getVersion());
        } catch (RefusedBundleException e) {
            // Once: what is refused for now is tried again and again.
            if (!e.getMessage().equals(said.put(named.getBundleSha256(), e.getMessage()))) {
                LOG.error("{}", e.getMessage());
            }
            future.completeExceptionally(e);
        }
    }
}
