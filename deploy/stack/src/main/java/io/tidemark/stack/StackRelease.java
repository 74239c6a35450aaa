package io.tidemark.stack;

import io.tidemark.schemas.ModelReference;
import io.tidemark.scoring.model.ModelKeys;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.fetch.BundleSource;
import io.tidemark.scoring.model.fetch.BundleStore;
import io.tidemark.scoring.model.signing.SignaturePolicy;
import io.tidemark.scoring.model.signing.SigningKey;
import io.tidemark.scoring.rollout.client.ModelPublisher;
import io.tidemark.stack.directory.DataDir;
import io.tidemark.stack.directory.PropertiesFile;
import io.tidemark.stack.directory.StackKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a model gets into the stack of a data directory. Whoever names an unsigned bundle there vouches for it: it is
 * signed with the stack's own key, which he could use anyway. A signature that is there already is never replaced.
 *
 * @param policy what the stack's processes let in
 * @param own the stack's key, if it is kept here
 * @param store takes bundles too large for the log; empty leaves them refused
 * @param source from where the stack's processes fetch such bundles
 */
public record StackRelease(
        SignaturePolicy policy, Optional<SigningKey> own, Optional<BundleStore> store, BundleSource source) {

    /** For servers elsewhere: nothing is signed or stored on the way. */
    public static StackRelease elsewhere(SignaturePolicy policy) {
        return new StackRelease(policy, Optional.empty(), Optional.empty(), BundleSource.NONE);
    }

    /** As the processes of the stack were configured when it started. */
    public static StackRelease of(DataDir dataDir) {
        StackKeys keys = StackKeys.of(dataDir);
        Path conf = dataDir.conf(StackNames.ROLLOUT);
        Map<String, String> rollout = Files.exists(conf) ? PropertiesFile.read(conf) : Map.of();
        String trusted = rollout.getOrDefault(
                ModelKeys.TRUSTED_KEYS.name(), keys.trusted().toString());
        String places = rollout.getOrDefault(
                ModelKeys.FETCH_FROM.name(), dataDir.bundles().toUri().toString());
        return new StackRelease(
                new SignaturePolicy(
                        Optional.of(Path.of(trusted)),
                        rollout.getOrDefault(ModelKeys.UNSIGNED.name(), "refuse")
                                .equalsIgnoreCase("allow")),
                keys.signing(),
                Optional.of(new BundleStore(dataDir.bundles())),
                BundleSource.from(places, BundleSource.MAX_BYTES, BundleSource.TIMEOUT));
    }

    /** The same without signing anything. */
    public StackRelease signingNothing(SignaturePolicy other) {
        return new StackRelease(other, Optional.empty(), store, source);
    }

    /**
     * Publishes a bundle, signed if nobody has, and put into the store if it is too large for the log.
     *
     * @param publisher asks the same policy
     * @throws io.tidemark.scoring.model.parts.RefusedBundleException if it is not let in
     */
    public ModelReference publish(ModelPublisher publisher, byte[] bundle, String by, Consumer<String> progress) {
        byte[] released = prepare(bundle, progress);
        if (store.isEmpty() || !ModelPublisher.isTooLarge(released.length)) {
            return publisher.publish(released, by);
        }
        return publisher.publishAt(store.get().put(Bundle.open(released)), released, by);
    }

    /** The bundle as it is to be published; refused is what still does not count, by whoever publishes it. */
    byte[] prepare(byte[] bundle, Consumer<String> progress) {
        Bundle opened = Bundle.open(bundle);
        if (opened.signature().isPresent() || policy.unsignedAllowed() || own.isEmpty()) {
            return bundle;
        }
        Bundle signed = opened.signedBy(own.get());
        if (policy.refusal(signed.manifestJson(), signed.signature()).isPresent()) {
            return bundle;
        }
        progress.accept("model " + opened.manifest().version() + " is signed with this stack's own key "
                + own.get().id());
        return signed.bytes();
    }
}
