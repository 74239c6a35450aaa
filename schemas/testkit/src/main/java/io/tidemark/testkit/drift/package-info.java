/** Records as the drift monitor writes them. */
package io.tidemark.testkit.drift;
