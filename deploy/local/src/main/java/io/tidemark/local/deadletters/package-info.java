/** What was buried: read, counted, shown, and sent again when what was wrong has been mended. */
package io.tidemark.local.deadletters;
