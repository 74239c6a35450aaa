package io.tidemark.scoring.release.models;

import io.tidemark.schemas.ModelReference;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.model.parts.RefusedBundleException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models of a process: wanted, loaded or refused. Thread-safe; one lock, under which nothing waits.
 *
 * <p>A model is closed only when no task holds it, and a task holds before it asks: so nothing is closed that is being
 * used.
 */
final class LoadedModels implements ModelDirectory {

    private static final Logger LOG = LoggerFactory.getLogger(LoadedModels.class);
    private static final long AGAIN_NANOS = Duration.ofSeconds(2).toNanos();
    private final Patience patience;

    /** By the hash of the bundle; a future that is not done is wanted. Guarded by this. */
    private final Map<String, Wanted> models = new HashMap<>();

    /** Weak: a task that died without a word holds nothing. Guarded by this. */
    private final Map<Object, Hold> holds = new WeakHashMap<>();

    private record Hold(long sequence, Set<ModelReference> models) {}

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

    /** @param patience how long {@link #await} waits for one model, over all its callers, and each of them for all */
    LoadedModels(Patience patience) {
        this.patience = patience;
    }

    @Override
    public Optional<LoadedModel> find(ModelReference model) {
        CompletableFuture<LoadedModel> future =
                wanted(model, System.nanoTime() - AGAIN_NANOS).future();
        return future.isDone() && !future.isCompletedExceptionally()
                ? Optional.of(future.join()).filter(loaded -> loaded.version().equals(model.getVersion()))
                : Optional.empty();
    }

    @Override
    public Optional<LoadedModel> await(ModelReference model) {
        // Whoever activated it has seen it accepted: what refused it here, an unknown key or an absent file, may be
        // mended.
        Wanted wanted = wanted(model, System.nanoTime());
        long now = System.nanoTime();
        try {
            long left = patience.most().toNanos() - (now - wanted.since());
            wanted.future().get(Math.max(0, Math.min(left, patience.left())), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("Model {} is not there, scoring goes on without it: {}", model.getVersion(), reason(e));
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } finally {
            patience.waitedSince(now);
        }
        return find(model);
    }

    @Override
    public synchronized void hold(Object task, long sequence, Set<ModelReference> held) {
        holds.put(task, new Hold(sequence, Set.copyOf(held)));
    }

    @Override
    public synchronized void release(Object task) {
        holds.remove(task);
    }

    /** The earliest control that a task stands at; empty without tasks. */
    synchronized Optional<Long> earliest() {
        return holds.values().stream().map(Hold::sequence).min(Long::compare);
    }

    /** What is to be loaded. */
    synchronized List<ModelReference> toLoad() {
        List<ModelReference> missing = new ArrayList<>();
        models.values().forEach(wanted -> {
            if (!wanted.future().isDone()) {
                missing.add(wanted.model());
            }
        });
        return missing;
    }

    /** Whether somebody wants it and it is neither loaded nor refused. */
    boolean isToLoad(ModelReference model) {
        return !wanted(model, Long.MIN_VALUE).future().isDone();
    }

    void loaded(ModelReference model, LoadedModel loaded) {
        wanted(model, Long.MIN_VALUE).future().complete(loaded);
    }

    void refused(ModelReference model, RefusedBundleException why) {
        wanted(model, Long.MIN_VALUE).future().completeExceptionally(why);
    }

    /** Closes and forgets what is neither to be kept nor held; says what. */
    List<ModelReference> drop(Set<ModelReference> kept) {
        List<Wanted> dropped = new ArrayList<>();
        synchronized (this) {
            for (Wanted one : models.values()) {
                boolean held =
                        holds.values().stream().anyMatch(hold -> hold.models().contains(one.model()));
                if (one.future().isDone() && !held && !kept.contains(one.model())) {
                    dropped.add(one);
                }
            }
            dropped.forEach(one -> models.remove(one.model().getBundleSha256()));
        }
        dropped.forEach(LoadedModels::free);
        return dropped.stream().map(Wanted::model).toList();
    }

    /** Closes all; to be called when no task lives. */
    synchronized void close() {
        models.values().forEach(LoadedModels::free);
        models.clear();
    }

    /** The entry of this model; a fresh one instead of one that was refused for now and begun before a time. */
    private synchronized Wanted wanted(ModelReference model, long before) {
        String hash = model.getBundleSha256();
        Wanted known = models.computeIfAbsent(hash, key -> new Wanted(model));
        if (known.isRefusedForNow() && before != Long.MIN_VALUE && known.since() - before < 0) {
            known = new Wanted(known.model());
            models.put(hash, known);
        }
        return known;
    }

    private static void free(Wanted wanted) {
        wanted.future().thenAccept(LoadedModel::close);
    }

    private String reason(Exception e) {
        return e instanceof ExecutionException
                ? e.getCause().getMessage()
                : "its bundle did not arrive within " + patience.most().toMillis() + " ms";
    }
}
