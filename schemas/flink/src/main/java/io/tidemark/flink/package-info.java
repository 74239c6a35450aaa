/** What both Flink jobs share: who decides an option of Flink's, and how a job is submitted. */
package io.tidemark.flink;
