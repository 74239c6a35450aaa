package io.tidemark.local.stack;

import io.tidemark.scoring.model.Bundle;
import io.tidemark.scoring.model.signing.SignaturePolicy;
import io.tidemark.scoring.model.signing.SigningKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a model gets into the stack of a data directory. Whoever names an unsigned bundle there vouches for it: it is signed
 * with the stack's own key, which he could use anyway. A signature that is there already is never replaced.
 *
 * @param policy what the stack's processes let in
 * @param own the stack's key, if it is kept here
 */
public record StackRelease(SignaturePolicy policy, Optional<SigningKey> own) {

    /** As the processes of the stack were configured when it started. */
    public static StackRelease of(DataDir dataDir) {
        StackKeys keys = StackKeys.of(dataDir);
        Path conf = dataDir.conf(StackNames.ROLLOUT);
        Map<String, String> rollout = Files.exists(conf) ? PropertiesFile.read(conf) : Map.of();
        return new StackRelease(
                new SignaturePolicy(
                        Optional.of(Path.of(rollout.getOrDefault(
                                "models.trusted.keys", keys.trusted().toString()))),
                        rollout.getOrDefault("models.unsigned", "refuse").equalsIgnoreCase("allow")),
                keys.signing());
    }

    /** The bundle as it is to be published; refused is what still does not count, by whoever publishes it. */
    public byte[] prepare(byte[] bundle, Consumer<String> progress) {
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
