package io.tidemark.cli.lists;

import io.tidemark.cli.models.RolloutQuestion;
import io.tidemark.schemas.ListChange;
import io.tidemark.scoring.rollout.client.Wish;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "remove",
        description = "Takes entries out of a list, all of them or none; one that does not stand there is refused.",
        mixinStandardHelpOptions = true)
final class ListsRemoveCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "NAME", description = "the list")
    private String list;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "ENTRY", description = "what stands there")
    private List<String> entries;

    @Mixin
    private RolloutQuestion rollout;

    @Override
    public Integer call() throws IOException {
        return rollout.ask(Wish.changeLists(
                ListChange.newBuilder().setList(list).setRemoved(entries).build()));
    }
}
