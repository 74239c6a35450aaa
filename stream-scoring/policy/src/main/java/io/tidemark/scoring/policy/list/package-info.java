/** What stands in the lists, at every version of them that may still be asked for. */
package io.tidemark.scoring.policy.list;
