/** What the page needs: the log as it is followed, and one frame of all panels a second. */
package io.tidemark.console.board;
