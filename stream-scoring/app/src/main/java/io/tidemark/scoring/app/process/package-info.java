/** What the scoring and the rollout process have in common: their properties file, their exit. */
package io.tidemark.scoring.app.process;
