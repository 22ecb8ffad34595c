package io.segc.bench;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends a file of JSON lines to a topic, keyed by user and so in order for each user. Options: kafka, topic, file. */
public final class Produce {
  private static final String USER = "\"userId\":\"";

  private Produce() {}

  public static void main(String[] args) throws Exception {
    Arguments arguments = new Arguments(args);
    Properties settings = new Properties();
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, arguments.get("kafka"));
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
    settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
    settings.put(ProducerConfig.LINGER_MS_CONFIG, "50");
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, String.valueOf(256 * 1024));
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, String.valueOf(64L * 1024 * 1024));
    AtomicReference<Exception> failure = new AtomicReference<>();
    long sent = 0;
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings);
        BufferedReader lines = Files.newBufferedReader(Path.of(arguments.get("file")))) {
      String topic = arguments.get("topic");
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int from = line.indexOf(USER) + USER.length();
        byte[] user = line.substring(from, line.indexOf('"', from)).getBytes(StandardCharsets.UTF_8);
        producer.send(
            new ProducerRecord<>(topic, user, line.getBytes(StandardCharsets.UTF_8)),
            (metadata, exception) -> {
              if (exception != null) failure.compareAndSet(null, exception);
            });
        sent++;
      }
      producer.flush();
    }
    if (failure.get() != null) throw failure.get();
    System.out.println("sent " + sent);
  }
}
