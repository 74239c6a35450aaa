/** What a request is answered with, and what the log says of models and of what is in force. */
package io.tidemark.retraining.answer;
