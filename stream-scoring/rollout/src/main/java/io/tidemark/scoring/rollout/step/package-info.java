/** What each step asked for makes of the roles, and when it is refused. Knows no log. */
package io.tidemark.scoring.rollout.step;
