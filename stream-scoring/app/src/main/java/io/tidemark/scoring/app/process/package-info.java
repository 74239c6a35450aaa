/** What the settings of the scoring and the rollout process have in common. */
package io.tidemark.scoring.app.process;
