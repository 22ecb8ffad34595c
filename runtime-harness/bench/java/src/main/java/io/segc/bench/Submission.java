package io.segc.bench;

import java.net.URI;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * What the jobs have in common: the topic as a bounded source, a sink, and the way to the cluster. Options: flink (REST
 * URL), jar, kafka, topic, parallelism, and sink (the topic of the results; they are discarded without it).
 */
final class Submission {
  private final Arguments arguments;
  final StreamExecutionEnvironment environment;

  Submission(Arguments arguments) {
    this.arguments = arguments;
    URI flink = URI.create(arguments.get("flink"));
    Configuration settings = new Configuration();
    settings.setString("restart-strategy.type", "none");
    settings.setString("pipeline.object-reuse", "true");
    environment =
        StreamExecutionEnvironment.createRemoteEnvironment(
            flink.getHost(), flink.getPort(), settings, arguments.get("jar"));
    environment.setParallelism(Integer.parseInt(arguments.get("parallelism")));
  }

  <T> SingleOutputStreamOperator<T> read(
      KafkaRecordDeserializationSchema<T> format, WatermarkStrategy<T> watermarks) {
    KafkaSource<T> source =
        KafkaSource.<T>builder()
            .setBootstrapServers(arguments.get("kafka"))
            .setTopics(arguments.get("topic"))
            .setGroupId("segc-bench")
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setBounded(OffsetsInitializer.latest())
            .setDeserializer(format)
            .build();
    return environment.fromSource(source, watermarks, "events");
  }

  /** Sends the results on their way and the job to the cluster; prints {@code job <id>}. */
  void submit(String name, DataStream<String> results) throws Exception {
    String topic = arguments.find("sink");
    if (topic == null) {
      results.sinkTo(new DiscardingSink<>());
    } else {
      results.sinkTo(
          KafkaSink.<String>builder()
              .setBootstrapServers(arguments.get("kafka"))
              .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
              .setRecordSerializer(
                  KafkaRecordSerializationSchema.builder()
                      .setTopic(topic)
                      .setValueSerializationSchema(new SimpleStringSchema())
                      .build())
              .build());
    }
    JobClient client = environment.executeAsync(name);
    System.out.println("job " + client.getJobID().toHexString());
  }
}
