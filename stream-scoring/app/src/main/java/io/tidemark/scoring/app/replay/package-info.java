/** Past decisions computed anew from the log and the bundle that they name, and compared bit for bit. */
package io.tidemark.scoring.app.replay;
