/** What traffic looked like: a reference profile, the bins of its columns, and the live counts that fall into them. */
package io.tidemark.drift.stats.profile;
