/** What scoring can be watched by. */
package io.tidemark.scoring.app.meters;
