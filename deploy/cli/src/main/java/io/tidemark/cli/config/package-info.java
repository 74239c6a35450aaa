/** The commands about settings: checked before anything starts, shown, and described. */
package io.tidemark.cli.config;
