package io.tidemark.scoring.rollout;

import io.tidemark.schemas.MemberReport;
import io.tidemark.schemas.ModelReference;
import java.util.List;

/** What the live scoring instances say of a model. */
interface Instances {

    /** Waits, no longer than is configured, until each has said whether it is ready; one line each. */
    List<MemberReport> ask(ModelReference model);
}
