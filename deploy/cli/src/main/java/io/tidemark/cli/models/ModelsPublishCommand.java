package io.tidemark.cli.models;

import io.tidemark.cli.print.Failure;
import io.tidemark.cli.print.Output;
import io.tidemark.cli.server.Requester;
import io.tidemark.cli.server.Servers;
import io.tidemark.exit.ExitCodes;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.text.ShellWord;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.fetch.BundleSource;
import io.tidemark.scoring.model.signing.SignaturePolicy;
import io.tidemark.scoring.rollout.client.ModelPublisher;
import io.tidemark.stack.StackRelease;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "publish",
        description =
                "Sends a bundle to all scoring instances; it decides nothing until it is promoted. For the local stack"
                        + " an unsigned bundle is signed with the stack's own key.",
        mixinStandardHelpOptions = true)
final class ModelsPublishCommand implements Callable<Integer> {

    @Parameters(paramLabel = "BUNDLE", description = "a bundle.zip, e.g. of tidemark train")
    private Path bundle;

    @Option(
            names = "--trusted-keys",
            paramLabel = "DIR|FILE",
            description = "public keys that the scoring instances trust (default: those of the local stack)")
    private Optional<Path> trustedKeys;

    @Option(names = "--unsigned", paramLabel = "refuse|allow", description = "default: as the local stack, else refuse")
    private Optional<Unsigned> unsigned;

    @Option(
            names = "--uri",
            paramLabel = "URI",
            description =
                    "where these very bytes lie for all instances to fetch: a file: or https: address (default: in the"
                            + " log; the local stack keeps those that are too large for it by itself)")
    private Optional<URI> uri;

    @Mixin
    private Servers servers;

    @Mixin
    private Output output;

    enum Unsigned {
        REFUSE,
        ALLOW
    }

    @Override
    public Integer call() throws Exception {
        byte[] bytes = Files.readAllBytes(bundle);
        Connection connection = servers.connection();
        StackRelease release = release();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            ModelPublisher publisher =
                    new ModelPublisher(connection, registry, InstantSource.system(), release.policy());
            ModelReference published = uri.isPresent()
                    ? publisher.publishAt(checked(uri.get(), bytes), bytes, Requester.name())
                    : release.publish(publisher, bytes, Requester.name(), output::progress);
            output.result(
                    Map.of("version", published.getVersion(), "bundle_sha256", published.getBundleSha256()),
                    () -> "published " + published.getVersion() + "; promote it with: tidemark models promote "
                            + ShellWord.of(published.getVersion()) + servers.words());
        }
        return ExitCodes.DONE;
    }

    /** Fetched as an instance will, since nobody could use it if something else lies there. */
    private static URI checked(URI place, byte[] bytes) {
        new BundleSource(List.of(place.resolve(".")), BundleSource.MAX_BYTES, BundleSource.TIMEOUT)
                .fetch(place, Bundle.open(bytes).sha256());
        return place;
    }

    /** What is named here wins over what the local stack was started with; then nothing is signed on the way. */
    private StackRelease release() {
        Optional<StackRelease> local = servers.localStack().map(StackRelease::of);
        if (trustedKeys.isPresent() || unsigned.isPresent()) {
            SignaturePolicy named = new SignaturePolicy(
                    trustedKeys.or(
                            () -> local.flatMap(release -> release.policy().trustedKeys())),
                    unsigned.equals(Optional.of(Unsigned.ALLOW)));
            return local.map(release -> release.signingNothing(named)).orElseGet(() -> StackRelease.elsewhere(named));
        }
        return local.orElseThrow(() -> new Failure(
                ExitCodes.USAGE,
                "--bootstrap-servers needs --trusted-keys beside it, the keys that the scoring instances there trust,"
                        + " or --unsigned=allow"));
    }
}
