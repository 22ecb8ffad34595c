package io.segc.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.AbstractDeserializationSchema;
import org.apache.flink.cep.CEP;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.Collector;

/** One absence rule with Flink's CEP library, the events as POJOs by Jackson. Options: those of Submission, and rules. */
public final class CepJob {
  private CepJob() {}

  public static void main(String[] args) throws Exception {
    Arguments arguments = new Arguments(args);
    AbsenceRule rule = AbsenceRule.read(arguments.get("rules")).get(0);
    String id = rule.id();
    String product = rule.product();
    long forMs = rule.forMs();
    Submission job = new Submission(arguments);

    DataStream<ShopEvent> events =
        job.read(
                KafkaRecordDeserializationSchema.valueOnly(new ShopEventFormat()),
                WatermarkStrategy.<ShopEvent>forBoundedOutOfOrderness(Duration.ofSeconds(5))
                    .withTimestampAssigner((event, timestamp) -> event.ts))
            .filter(event -> isAdded(event, product) || event.type.equals("purchase"));

    Pattern<ShopEvent, ?> pattern =
        Pattern.<ShopEvent>begin("added")
            .where(SimpleCondition.of(event -> isAdded(event, product)))
            .notFollowedBy("bought, or added again")
            .where(SimpleCondition.of(event -> isAdded(event, product) || event.type.equals("purchase")))
            .within(Duration.ofMillis(forMs));

    DataStream<String> entries =
        CEP.pattern(events.keyBy(event -> event.userId), pattern)
            .inEventTime()
            .process(new Entry(id, forMs));
    job.submit("segc-bench datastream-cep", entries);
  }

  private static boolean isAdded(ShopEvent event, String product) {
    return event.type.equals("add_to_cart") && product.equals(event.productId);
  }

  /** A match: its instant is a fixed time after the event that began it. */
  private static final class Entry extends PatternProcessFunction<ShopEvent, String> {
    private final String rule;
    private final long forMs;

    Entry(String rule, long forMs) {
      this.rule = rule;
      this.forMs = forMs;
    }

    @Override
    public void processMatch(Map<String, List<ShopEvent>> match, Context context, Collector<String> out) {
      ShopEvent added = match.get("added").get(0);
      out.collect(AbsenceRule.entry(rule, added.userId, added.ts + forMs));
    }
  }

  /** JSON by Jackson's ObjectMapper. */
  private static final class ShopEventFormat extends AbstractDeserializationSchema<ShopEvent> {
    private transient ObjectMapper mapper;

    @Override
    public void open(InitializationContext context) {
      mapper = new ObjectMapper();
    }

    @Override
    public ShopEvent deserialize(byte[] message) throws IOException {
      return mapper.readValue(message, ShopEvent.class);
    }
  }
}
