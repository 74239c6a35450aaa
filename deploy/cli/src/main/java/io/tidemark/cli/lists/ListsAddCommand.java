package io.tidemark.cli.lists;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "add",
        description = {
            "Puts entries into a list, all of them or none; of more than some thousand, put them into a file and see: tidemark"
                    + " lists import. They count from one place in every partition on, for"
                    + " transactions that the policy in force looks up in this list. An entry that stands there already gets the"
                    + " end that is said now.",
        },
        mixinStandardHelpOptions = true)
final class ListsAddCommand implements Callable<Integer> {

    @Mixin
    private ListChangeRequest request;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "ENTRY", description = "the texts that are looked up")
    private List<String> entries;

    @Override
    public Integer call() throws IOException {
        return request.add(entries);
    }
}
