package io.tidemark.testkit.poison.treatment;

import io.tidemark.testkit.poison.finding.Findings;
import io.tidemark.testkit.poison.finding.Landing;
import java.util.Optional;

/** The scoring instance says that it does not take the model of this version. */
public record Disowned(String version) implements Treatment {

    @Override
    public Optional<String> fault(Landing landing, Findings findings) {
        if (findings.isDisowned(version)) {
            return Optional.empty();
        }
        return Optional.of("no scoring instance has said that it refuses model " + version);
    }
}
