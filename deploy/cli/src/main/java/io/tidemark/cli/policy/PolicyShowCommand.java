package io.tidemark.cli.policy;

import io.tidemark.cli.options.CatalogueOption;
import io.tidemark.cli.print.Output;
import io.tidemark.cli.server.Servers;
import io.tidemark.exit.ExitCodes;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.schemas.PolicyText;
import io.tidemark.scoring.policy.file.PolicyReader;
import io.tidemark.scoring.policy.live.PolicyTexts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description =
                "Shows a policy in the order in which it is heard: that of a file or, without one, the policy that"
                        + " decides now and the one that only watches.",
        mixinStandardHelpOptions = true)
final class PolicyShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "POLICY", arity = "0..1", description = "a policy file (default: what is in force)")
    private Path file;

    @Mixin
    private CatalogueOption catalogue;

    @Mixin
    private Servers servers;

    @Mixin
    private Output output;

    /** Null where there is none. */
    private record Live(ShownPolicy inForce, ShownPolicy shadow) {}

    @Override
    public Integer call() throws IOException {
        if (file != null) {
            ShownPolicy shown = ShownPolicy.of(PolicyFile.read(file, catalogue));
            output.result(shown, shown::text);
            return ExitCodes.DONE;
        }
        try (SchemaRegistry registry = SchemaRegistry.connect(servers.connection())) {
            InForce now = new InForce(servers.connection(), registry);
            Live live = new Live(
                    now.deciding().map(PolicyShowCommand::shown).orElse(null),
                    now.shadow().map(PolicyShowCommand::shown).orElse(null));
            output.result(live, () -> text(live));
        }
        return ExitCodes.DONE;
    }

    /** Read against the catalogue that travels with it. */
    private static ShownPolicy shown(PolicyText text) {
        return ShownPolicy.of(new PolicyReader(CatalogueReader.read(text.getCatalogue()))
                .unproven()
                .read(text.getText(), "the policy " + PolicyTexts.name(text)));
    }

    private static String text(Live live) {
        String deciding = live.inForce() == null
                ? "no policy decides; the thresholds of the bundles do"
                : "decides: " + live.inForce().text();
        String watching = live.shadow() == null
                ? "no policy watches"
                : "watches: " + live.shadow().text();
        return deciding + System.lineSeparator() + watching;
    }
}
