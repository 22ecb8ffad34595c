package io.segc.bench.esper;

import com.espertech.esper.common.client.EPCompiled;
import com.espertech.esper.common.client.EventBean;
import com.espertech.esper.common.client.configuration.Configuration;
import com.espertech.esper.compiler.client.CompilerArguments;
import com.espertech.esper.compiler.client.EPCompilerProvider;
import com.espertech.esper.runtime.client.EPEventService;
import com.espertech.esper.runtime.client.EPRuntime;
import com.espertech.esper.runtime.client.EPRuntimeProvider;
import com.espertech.esper.runtime.client.EPStatement;
import java.io.BufferedWriter;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Plays a file of events through Esper in one thread, event time as its clock: {@code Replay <events> <results>}. Prints
 * {@code seconds <s>}, from the first byte of the file to the last result; compiling the rules is not in it.
 */
public final class Replay {
  /** So long after the last event every deadline is over, in ms. */
  private static final long SILENCE = 24 * 3_600_000L;

  private record Entry(String rule, String userId, long at) {}

  private Replay() {}

  public static void main(String[] args) throws Exception {
    Configuration configuration = new Configuration();
    configuration.getCommon().addEventType(ShopEvent.class);
    // One thread: no timer of its own, no locks, no order to keep between threads.
    configuration.getRuntime().getThreading().setInternalTimerEnabled(false);
    configuration.getRuntime().getThreading().setListenerDispatchPreserveOrder(false);
    configuration.getRuntime().getThreading().setInsertIntoDispatchPreserveOrder(false);
    configuration.getRuntime().getExecution().setDisableLocking(true);
    String rules;
    try (InputStream text = Replay.class.getResourceAsStream("rules.epl")) {
      rules = new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
    EPCompiled compiled = EPCompilerProvider.getCompiler().compile(rules, new CompilerArguments(configuration));
    EPRuntime runtime = EPRuntimeProvider.getDefaultRuntime(configuration);
    EPEventService events = runtime.getEventService();
    events.clockExternal();
    events.advanceTime(0);
    List<Entry> entries = new ArrayList<>();
    for (EPStatement statement : runtime.getDeploymentService().deploy(compiled).getStatements()) {
      String rule = statement.getName();
      statement.addListener(
          (inserted, removed, from, at) -> {
            if (inserted == null) return;
            for (EventBean row : inserted) {
              entries.add(new Entry(rule, (String) row.get("userId"), (Long) row.get("at")));
            }
          });
    }

    long begun = System.nanoTime();
    long now = 0;
    try (InputStream file = Files.newInputStream(Path.of(args[0]));
        EventReader reader = new EventReader(file)) {
      for (ShopEvent event = reader.next(); event != null; event = reader.next()) {
        now = event.ts;
        // What is due at the instant of an event comes before the event.
        events.advanceTime(now);
        events.sendEventBean(event, "ShopEvent");
      }
    }
    events.advanceTime(now + SILENCE);
    System.out.println("seconds " + (System.nanoTime() - begun) / 1e9);
    write(entries, Path.of(args[1]));
  }

  private static void write(List<Entry> entries, Path file) throws Exception {
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      for (Entry entry : entries) {
        writer.write(
            "{\"rule\":\"" + entry.rule + "\",\"userId\":\"" + entry.userId + "\",\"at\":" + entry.at + "}\n");
      }
    }
  }
}
