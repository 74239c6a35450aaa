package io.tidemark.local.cli;

import io.tidemark.local.reading.RecordJson;
import io.tidemark.schemas.RolloutEvent;
import io.tidemark.schemas.RolloutOutcome;

/** Prints what the rollout answered. */
final class RolloutAnswer {

    private RolloutAnswer() {}

    /** The exit code: 3 if the rollout refused. */
    static int print(Output output, RolloutEvent event) {
        output.result(RecordJson.of(event), () -> event.getOutcome() + ": " + event.getText());
        return event.getOutcome() == RolloutOutcome.ACTIVATED ? ExitCodes.DONE : ExitCodes.CHECK_SAID_NO;
    }
}
