package io.tidemark.scoring.app.streams;

import io.tidemark.log.registry.RefusedSchemaException;
import io.tidemark.log.registry.RegistryUnreachableException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;

/**
 * Buries what cannot be written, so that the records behind it are decided. What is not the record's fault fails the
 * thread, which tries again. Kafka Streams makes it by reflection.
 */
public final class BuryingHandler implements ProductionExceptionHandler {

    private Burial burial;

    @Override
    public void configure(Map<String, ?> configs) {
        burial = (Burial) configs.get(Burial.SETTING);
    }

    /**
     * By then the transaction is lost and nothing can be added to it; serializers keep to the topics' limits so that it
     * never comes to that.
     */
    @Override
    public Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> refused, Exception exception) {
        return Response.fail();
    }

    @Override
    public Response handleSerializationError(
            ErrorHandlerContext context,
            ProducerRecord refused,
            Exception exception,
            SerializationExceptionOrigin origin) {
        if (exception instanceof RegistryUnreachableException || exception instanceof RefusedSchemaException) {
            return Response.fail();
        }
        String cause = exception instanceof OversizedRecordException ? Burial.OVERSIZED : Burial.UNWRITABLE;
        return Response.resume(List.of(burial.letter(context, refused, cause, exception)));
    }
}
