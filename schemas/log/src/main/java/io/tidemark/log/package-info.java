/** How topics are read and followed, and how records are written. */
package io.tidemark.log;
