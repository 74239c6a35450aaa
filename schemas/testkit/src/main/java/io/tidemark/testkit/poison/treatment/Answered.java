package io.tidemark.testkit.poison.treatment;

import io.tidemark.schemas.RolloutEvent;
import io.tidemark.schemas.RolloutOutcome;
import io.tidemark.testkit.poison.finding.Findings;
import io.tidemark.testkit.poison.finding.Landing;
import java.util.List;
import java.util.Optional;

/** The rollout answers it once, so. */
public record Answered(String requestId, RolloutOutcome outcome) implements Treatment {

    @Override
    public Optional<String> fault(Landing landing, Findings findings) {
        List<RolloutEvent> answers = findings.answers(requestId);
        if (answers.size() != 1) {
            return Optional.of("the rollout answered it " + answers.size() + " times");
        }
        RolloutEvent answer = answers.get(0);
        return answer.getOutcome() == outcome
                ? Optional.empty()
                : Optional.of("the rollout answered " + answer.getOutcome() + " and not " + outcome + ": "
                        + answer.getText());
    }
}
