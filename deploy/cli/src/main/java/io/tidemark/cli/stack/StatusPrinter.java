package io.tidemark.cli.stack;

import io.tidemark.cli.print.Output;
import io.tidemark.exit.ExitCodes;
import io.tidemark.stack.directory.DataDir;
import io.tidemark.stack.directory.StackStatus;

/** Prints what runs. */
final class StatusPrinter {

    private final Output output;

    StatusPrinter(Output output) {
        this.output = output;
    }

    /** The exit code: 3 if not everything is ready. */
    int print(DataDir dataDir) {
        StackView view = StackStatus.find(dataDir).map(StackView::of).orElseGet(StackView::stopped);
        output.result(view, view::text);
        return view.state().equals("ready") ? ExitCodes.DONE : ExitCodes.CHECK_SAID_NO;
    }
}
