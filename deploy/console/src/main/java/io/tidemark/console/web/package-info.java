/** The page over HTTP: its files, its stream of frames, and what is refused. */
package io.tidemark.console.web;
