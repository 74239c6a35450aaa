package io.tidemark.cli.webhooks;

import io.tidemark.exit.ExitCodes;
import io.tidemark.webhooks.WebhooksMain;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "start",
        description =
                "Tells the endpoints of FILE every alert until Ctrl-C, as bin/webhooks does; goes on where it was when it"
                        + " is started again.",
        mixinStandardHelpOptions = true)
final class WebhooksStartCommand implements Callable<Integer> {

    @Mixin
    private WebhooksFile file;

    @Override
    public Integer call() {
        WebhooksMain.main(new String[] {file.path().toString()});
        return ExitCodes.DONE;
    }
}
