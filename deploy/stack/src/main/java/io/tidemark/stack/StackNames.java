package io.tidemark.stack;

import java.util.List;

/** The processes of the stack, in the order in which they are started. */
public final class StackNames {

    public static final String BROKER = "broker";
    public static final String REGISTRY = "registry";
    public static final String FLINK = "flink";
    public static final String SCORING = "scoring";
    public static final String ROLLOUT = "rollout";
    public static final String RETRAINING = "retraining";
    public static final String WEBHOOKS = "webhooks";
    public static final String CONSOLE = "console";

    /** What {@code --set} can address: the processes, and the two jobs inside of flink. */
    public static final List<String> SETTABLE =
            List.of(BROKER, FLINK, "features", "monitor", SCORING, ROLLOUT, RETRAINING, WEBHOOKS, CONSOLE);

    private StackNames() {}
}
