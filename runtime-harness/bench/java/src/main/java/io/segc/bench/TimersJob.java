package io.segc.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Any number of absence rules in one keyed process function, written for speed by hand: rules found by product in a map,
 * events reduced to three fields while they are read, what no rule looks at dropped before the shuffle. Options: those
 * of Submission, and rules.
 */
public final class TimersJob {
  private TimersJob() {}

  public static void main(String[] args) throws Exception {
    Arguments arguments = new Arguments(args);
    List<AbsenceRule> rules = AbsenceRule.read(arguments.get("rules"));
    Map<String, Integer> products = new HashMap<>();
    List<List<Integer>> rulesOf = new ArrayList<>();
    for (int index = 0; index < rules.size(); index++) {
      int product = products.computeIfAbsent(rules.get(index).product(), name -> products.size());
      if (product == rulesOf.size()) rulesOf.add(new ArrayList<>());
      rulesOf.get(product).add(index);
    }
    Submission job = new Submission(arguments);
    DataStream<String> entries =
        job.read(
                KafkaRecordDeserializationSchema.valueOnly(new CartStepFormat(products)),
                WatermarkStrategy.<Tuple3<String, Long, Integer>>
                        forBoundedOutOfOrderness(Duration.ofSeconds(5))
                    .withTimestampAssigner((step, timestamp) -> step.f1))
            .filter(step -> step.f2 != CartStep.OTHER)
            .keyBy(step -> step.f0, Types.STRING)
            .process(
                new Deadlines(
                    rules.stream().map(AbsenceRule::id).toArray(String[]::new),
                    rules.stream().mapToLong(AbsenceRule::forMs).toArray(),
                    rulesOf.stream()
                        .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                        .toArray(int[][]::new)))
            .returns(Types.STRING);
    job.submit("segc-bench process-function", entries);
  }
}
