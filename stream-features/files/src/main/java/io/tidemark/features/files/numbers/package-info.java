/** Numbers as programs and people write them. */
package io.tidemark.features.files.numbers;
