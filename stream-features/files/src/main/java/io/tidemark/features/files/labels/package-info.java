/** What the values of a label column mean: fraud, genuine, or neither, which is never genuine. */
package io.tidemark.features.files.labels;
