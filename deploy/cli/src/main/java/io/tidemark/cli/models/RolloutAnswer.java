package io.tidemark.cli.models;

import io.tidemark.cli.print.Output;
import io.tidemark.cli.reading.RecordJson;
import io.tidemark.exit.ExitCodes;
import io.tidemark.schemas.RolloutEvent;
import io.tidemark.schemas.RolloutOutcome;
import io.tidemark.schemas.text.ForeignText;

/** Prints what the rollout answered. */
public final class RolloutAnswer {

    private RolloutAnswer() {}

    /** The exit code: 3 if the rollout refused. */
    static int print(Output output, RolloutEvent event) {
        output.result(RecordJson.of(event), () -> text(event));
        return event.getOutcome() == RolloutOutcome.ACTIVATED || event.getOutcome() == RolloutOutcome.PLANNED
                ? ExitCodes.DONE
                : ExitCodes.CHECK_SAID_NO;
    }

    public static String text(RolloutEvent event) {
        String sentence = event.getOutcome() + ": " + ForeignText.line(event.getText());
        return event.getProposed() == null ? sentence : sentence + "\n" + RolloutText.of(event);
    }
}
