package io.tidemark.cli.models;

import io.tidemark.cli.print.Output;
import io.tidemark.cli.server.DataDirOption;
import io.tidemark.exit.ExitCodes;
import io.tidemark.scoring.model.ModelLoader;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.engine.FirstSupportingFactory;
import io.tidemark.scoring.model.forest.CompiledForestFactory;
import io.tidemark.scoring.model.parts.RefusedBundleException;
import io.tidemark.scoring.model.signing.BundleSignature;
import io.tidemark.scoring.model.signing.SignaturePolicy;
import io.tidemark.scoring.model.signing.TrustedKeys;
import io.tidemark.scoring.xgboost4j.XgboostEngineFactory;
import io.tidemark.stack.directory.StackKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify",
        description =
                "Checks a bundle as the scoring instances do: signature, hashes, model, golden vectors. Exits 3 if it"
                        + " would be refused.",
        mixinStandardHelpOptions = true)
final class ModelsVerifyCommand implements Callable<Integer> {

    @Parameters(paramLabel = "BUNDLE")
    private Path bundle;

    @Option(
            names = "--trusted-keys",
            paramLabel = "DIR|FILE",
            description = "public keys in PEM (default: those that the stack of --data-dir trusts)")
    private Optional<Path> trustedKeys;

    @Mixin
    private DataDirOption where;

    @Mixin
    private Output output;

    private record Result(
            String bundle, boolean accepted, String version, String bundleSha256, String keyId, String reason) {}

    @Override
    public Integer call() throws IOException {
        Optional<Path> keys = trustedKeys.or(
                () -> Optional.of(StackKeys.of(where.dataDir()).trusted()).filter(Files::exists));
        trustedKeys.ifPresent(TrustedKeys::read);
        Result result = verify(Files.readAllBytes(bundle), new SignaturePolicy(keys, false));
        output.result(result, () -> text(result));
        return result.accepted() ? ExitCodes.DONE : ExitCodes.CHECK_SAID_NO;
    }

    private Result verify(byte[] bytes, SignaturePolicy policy) {
        Optional<Bundle> opened = Optional.empty();
        try {
            opened = Optional.of(Bundle.open(bytes));
            loader(policy).load(opened.get(), Optional.empty()).close();
            return result(opened, true, null);
        } catch (RefusedBundleException e) {
            return result(opened, false, e.getMessage());
        }
    }

    private static ModelLoader loader(SignaturePolicy policy) {
        return new ModelLoader(
                new FirstSupportingFactory(List.of(new CompiledForestFactory(), new XgboostEngineFactory())), policy);
    }

    private Result result(Optional<Bundle> opened, boolean accepted, String reason) {
        return new Result(
                bundle.toString(),
                accepted,
                opened.map(found -> found.manifest().version()).orElse(null),
                opened.map(Bundle::sha256).orElse(null),
                opened.flatMap(Bundle::signature).map(BundleSignature::keyId).orElse(null),
                reason);
    }

    private static String text(Result result) {
        return result.accepted()
                ? "model " + result.version() + " is sound and signed with the trusted key " + result.keyId()
                : result.reason();
    }
}
