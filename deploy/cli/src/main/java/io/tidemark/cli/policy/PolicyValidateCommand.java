package io.tidemark.cli.policy;

import io.tidemark.cli.print.Output;
import io.tidemark.exit.ExitCodes;
import io.tidemark.scoring.policy.Policy;
import io.tidemark.scoring.policy.check.PolicyCheck;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "validate",
        description = "Checks a policy file against a catalogue and says everything that is wrong with it.",
        mixinStandardHelpOptions = true)
final class PolicyValidateCommand implements Callable<Integer> {

    @Mixin
    private PolicyFile file;

    @Mixin
    private Output output;

    /** What scripts read. */
    private record Result(String name, String version, int rules, int lists, int segments, List<String> remarks) {}

    @Override
    public Integer call() throws NoSuchFileException {
        Policy policy = file.read();
        List<String> remarks = new PolicyCheck(policy).remarks();
        Result result = new Result(
                policy.name(),
                policy.version(),
                policy.rules().size(),
                policy.lists().size(),
                policy.thresholds().segments().size(),
                remarks);
        remarks.forEach(remark -> output.progress("note: " + remark));
        output.result(result, () -> "%s %s can be used: %d rules, %d lists, %d segments"
                .formatted(result.name(), result.version(), result.rules(), result.lists(), result.segments()));
        return ExitCodes.DONE;
    }
}
