/** Sending again what was buried, once what was wrong has been mended. */
package io.tidemark.cli.deadletters.replay;
