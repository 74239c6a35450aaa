package io.tidemark.cli.models;

import io.tidemark.cli.print.Output;
import io.tidemark.cli.print.TextTable;
import io.tidemark.cli.server.Servers;
import io.tidemark.exit.ExitCodes;
import io.tidemark.schemas.text.ForeignText;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.bundle.BundleDiff;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "diff",
        description =
                "Says what differs between two bundles: features, training, metrics, thresholds, calibration, trees.",
        mixinStandardHelpOptions = true)
final class ModelsDiffCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "A", description = "a bundle's file, or the version of a published model")
    private String a;

    @Parameters(index = "1", paramLabel = "B", description = "the same")
    private String b;

    @Mixin
    private Servers servers;

    @Mixin
    private Output output;

    private record Side(String version, String bundleSha256) {

        static Side of(Bundle bundle) {
            return new Side(bundle.manifest().version(), bundle.sha256());
        }
    }

    private record Result(
            Side a, Side b, boolean same, BundleDiff.Features features, List<BundleDiff.Change> changes) {}

    @Override
    public Integer call() throws IOException {
        NamedBundle bundles = new NamedBundle(servers);
        Bundle left = bundles.open(a);
        Bundle right = bundles.open(b);
        BundleDiff diff = BundleDiff.of(left, right);
        Result result = new Result(Side.of(left), Side.of(right), diff.same(), diff.features(), diff.changes());
        output.result(result, () -> text(result));
        return ExitCodes.DONE;
    }

    private static String text(Result result) {
        StringBuilder text = new StringBuilder("A is %s, B is %s%n"
                .formatted(
                        ForeignText.line(result.a().version()),
                        ForeignText.line(result.b().version())));
        if (result.same()) {
            return text.append("nothing differs").toString();
        }
        line(text, "features added", result.features().added());
        line(text, "features removed", result.features().removed());
        line(text, "features moved", result.features().moved());
        TextTable table = new TextTable("FIELD", "A", "B");
        result.changes().forEach(change -> table.row(change.field(), shown(change.a()), shown(change.b())));
        return text.append(table).toString();
    }

    private static void line(StringBuilder text, String what, List<String> names) {
        if (!names.isEmpty()) {
            text.append("%s: %s%n".formatted(what, ForeignText.line(String.join(", ", names))));
        }
    }

    private static Object shown(Object value) {
        return value == null ? "-" : value;
    }
}
