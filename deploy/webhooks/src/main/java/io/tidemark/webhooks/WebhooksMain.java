package io.tidemark.webhooks;

import io.tidemark.start.ProcessMain;
import io.tidemark.webhooks.send.HttpSender;

/** The process that sends alerts to endpoints. */
public final class WebhooksMain {

    private WebhooksMain() {}

    /**
     * Entry point. Ends in order on SIGTERM.
     *
     * @param args the properties file with the keys of {@link WebhookKeys}, and any {@code --set webhooks.KEY=VALUE}
     */
    public static void main(String[] args) {
        HttpSender.allowHostHeader();
        ProcessMain.run(new WebhookPlan(), args);
    }
}
