package io.tidemark.retraining.answer;

import io.tidemark.log.topics.Topics;
import io.tidemark.retraining.log.TopicReader;
import io.tidemark.schemas.Activation;
import io.tidemark.schemas.Control;
import io.tidemark.schemas.ModelBundle;
import io.tidemark.schemas.ModelReference;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.fetch.BundleSource;
import io.tidemark.scoring.model.parts.RefusedBundleException;
import io.tidemark.training.gate.Champion;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What is published and what is in force, as {@code models} and {@code deployments} say at this moment. */
public final class ModelShelf {

    private final Set<String> versions;
    private final Map<String, Supplier<byte[]>> bundles;
    private final Optional<ModelReference> inForce;

    private ModelShelf(Optional<ModelReference> inForce, Map<String, Supplier<byte[]>> bundles, Set<String> versions) {
        this.inForce = inForce;
        this.bundles = bundles;
        this.versions = versions;
    }

    /** The champion at this moment; empty if no activation names one. */
    public static Optional<ModelReference> inForce(TopicReader topics) {
        return activation(topics).map(Activation::getChampion);
    }

    /** What is in force at this moment; empty before the first activation. */
    public static Optional<Activation> activation(TopicReader topics) {
        Newest newest = new Newest();
        topics.read(Topics.DEPLOYMENTS, Optional.empty(), deployment -> newest.see(deployment.getControl()));
        return Optional.ofNullable(newest.activation);
    }

    /** @param source from where a bundle is fetched that does not lie in the log, when it is asked for */
    public static ModelShelf read(TopicReader topics, BundleSource source) {
        Newest newest = new Newest();
        topics.read(Topics.DEPLOYMENTS, Optional.empty(), deployment -> newest.see(deployment.getControl()));
        Set<String> taken = new HashSet<>();
        Map<String, Supplier<byte[]>> bundles = new HashMap<>();
        topics.read(Topics.MODELS, Optional.empty(), model -> {
            taken.add(model.getVersion());
            if (newest.champion()
                    .filter(one -> is(one, model.getBundleSha256()))
                    .isPresent()) {
                bundles.put(model.getBundleSha256(), () -> bytes(model, source));
            }
        });
        return new ModelShelf(newest.champion(), bundles, taken);
    }

    private static byte[] bytes(ModelBundle model, BundleSource source) {
        if (model.getBundleUri() != null) {
            return source.fetch(URI.create(model.getBundleUri()), model.getBundleSha256());
        }
        byte[] bytes = new byte[model.getBundle().remaining()];
        model.getBundle().duplicate().get(bytes);
        return bytes;
    }

    private static boolean is(ModelReference reference, String sha256) {
        return reference.getBundleSha256().equals(sha256);
    }

    /** Empty if no activation names a champion. */
    public Optional<ModelReference> inForce() {
        return inForce;
    }

    /** The model in force; throws {@link RefusedBundleException} if its bundle is not there or not sound. */
    public Optional<Champion> champion() {
        return inForce.map(reference -> new Champion(reference, open(reference)));
    }

    /** All versions that were ever published and are still kept. */
    public Set<String> versions() {
        return Set.copyOf(versions);
    }

    private Bundle open(ModelReference reference) {
        Supplier<byte[]> bytes = bundles.get(reference.getBundleSha256());
        if (bytes == null) {
            throw new RefusedBundleException("the champion " + reference.getVersion()
                    + " is in force but its bundle is not on the topic models; publish it again");
        }
        return Bundle.open(bytes.get());
    }

    /** The activation with the highest sequence number. */
    private static final class Newest {
        private long sequence = Long.MIN_VALUE;
        private Activation activation;

        void see(Control control) {
            if (control.getActivation() != null && control.getSequence() > sequence) {
                sequence = control.getSequence();
                activation = control.getActivation();
            }
        }

        Optional<ModelReference> champion() {
            return Optional.ofNullable(activation).map(Activation::getChampion);
        }
    }
}
