package io.segc.flink.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Redis of the test's own on a free loopback port: from PATH, else the binary of embedded-redis. */
final class RedisServer implements AutoCloseable {
  private static final String EMBEDDED = "/redis-server-6.2.6-v5-linux-amd64";

  private final Path directory;
  private final Path binary;
  private final int port;
  private final List<String> more;
  private Process process;

  private RedisServer(int below, List<String> more) throws IOException {
    this.more = more;
    directory = Files.createTempDirectory("segc-redis");
    binary = binary();
    port = freePort(below);
  }

  private static int freePort(int below) throws IOException {
    int wanted = 0;
    while (true) {
      try (ServerSocket socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
        if (socket.getLocalPort() < below) {
          return socket.getLocalPort();
        }
      } catch (IOException e) {
        // Taken: the next guess may be free.
      }
      wanted = ThreadLocalRandom.current().nextInt(20_000, below);
    }
  }

  static RedisServer start(String... more) throws Exception {
    return startBelow(65_536, more);
  }

  /** Starts a server whose port is less than the given one. */
  static RedisServer startBelow(int port, String... more) throws Exception {
    RedisServer server = new RedisServer(port, List.of(more));
    server.launch();
    return server;
  }

  String url() {
    return "redis://127.0.0.1:" + port;
  }

  int port() {
    return port;
  }

  /** Starts the server again with its data, and waits until it has loaded them. */
  void launch() throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                binary.toString(),
                "--port", String.valueOf(port),
                "--bind", "127.0.0.1",
                "--dir", directory.toString(),
                "--save", "",
                "--appendonly", "yes",
                // An answered write must be there after a kill.
                "--appendfsync", "always"));
    command.addAll(more);
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();
    for (int attempt = 0; attempt < 600; attempt++) {
      if (!process.isAlive()) {
        throw new IOException("Redis ended: " + Files.readString(directory.resolve("log")));
      }
      if (answers()) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new IOException("Redis does not answer.");
  }

  /** Whether the server does what it is asked: it listens before it has loaded its data. */
  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(1_000);
      socket.getOutputStream().write("PING\r\n".getBytes(US_ASCII));
      String answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine();
      return answer != null && !answer.startsWith("-LOADING");
    } catch (IOException e) {
      return false;
    }
  }

  /** Ends the server as a power cut would. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() throws Exception {
    kill();
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    }
  }

  private Path binary() throws IOException {
    for (String entry : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
      Path candidate = Path.of(entry, "redis-server");
      if (Files.isExecutable(candidate)) {
        return candidate;
      }
    }
    Path copy = directory.resolve("redis-server");
    try (InputStream in = RedisServer.class.getResourceAsStream(EMBEDDED)) {
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
    }
    if (!copy.toFile().setExecutable(true)) {
      throw new IOException("The Redis binary cannot be made executable.");
    }
    return copy;
  }
}
