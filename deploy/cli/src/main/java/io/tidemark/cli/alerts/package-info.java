/** The commands about alerts, and how one is told in a line. */
package io.tidemark.cli.alerts;
