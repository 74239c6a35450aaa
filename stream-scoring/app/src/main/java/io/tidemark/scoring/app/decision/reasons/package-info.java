/** Which decisions are explained, and the explanations as records carry them. */
package io.tidemark.scoring.app.decision.reasons;
