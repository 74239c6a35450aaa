/** Who was decided how far, and the watch over transactions whose vectors do not come. */
package io.tidemark.scoring.app.watch;
