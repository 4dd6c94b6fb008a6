package org.entente.localstack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * One Kafka broker and controller in this JVM, on loopback, sized for a laptop. Prints {@link
 * #READY} once it takes connections; stops in order on SIGTERM and when its standard input ends.
 */
final class BrokerMain {
  static final String READY = "READY";

  private BrokerMain() {}

  public static void main(String[] arguments) throws Exception {
    Path data = Path.of(arguments[0]);
    var settings = settings(data, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
    if (!Files.exists(data.resolve("meta.properties"))) {
      format(data);
    }
    var server = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "stop"));
    Thread.ofPlatform().daemon().name("parent").start(BrokerMain::awaitParentsEnd);
    server.startup();
    System.out.println(READY);
    System.out.flush();
    System.setOut(System.err);
    server.awaitShutdown();
  }

  private static void awaitParentsEnd() {
    try {
      while (System.in.read() >= 0) {
        // nothing is ever said; only the end counts
      }
    } catch (IOException e) {
      // the same as the end
    }
    System.exit(0);
  }

  private static void format(Path data) throws Exception {
    Files.createDirectories(data);
    var output = new java.io.PrintStream(System.err, true, StandardCharsets.UTF_8);
    new Formatter()
        .setPrintStream(output)
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(1)
        .addDirectory(data.toString())
        .setMetadataLogDirectory(data.toString())
        .setControllerListenerName("CONTROLLER")
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setIgnoreFormatted(true)
        .run();
  }

  static Properties settings(Path data, int port, int controllerPort) {
    var settings = new Properties();
    set(
        settings,
        """
        process.roles=broker,controller
        node.id=1
        listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
        controller.listener.names=CONTROLLER
        listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
        controller.quorum.voters=1@127.0.0.1:%2$d
        log.dirs=%3$s
        """
            .formatted(port, controllerPort, data.toString().replace("\\", "\\\\")));
    // Safe where it counts: no topic by accident, nothing is ever thrown away.
    set(
        settings,
        """
        auto.create.topics.enable=false
        default.replication.factor=1
        log.retention.ms=-1
        log.flush.interval.ms=1000
        """);
    // One broker: internal topics of one replica, few partitions, no waiting for others.
    set(
        settings,
        """
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=4
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        transaction.state.log.num.partitions=4
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        share.coordinator.state.topic.num.partitions=1
        group.initial.rebalance.delay.ms=0
        """);
    // A broker that was killed may come back only when its old session is over: keep that short.
    set(
        settings,
        """
        broker.session.timeout.ms=1500
        broker.heartbeat.interval.ms=300
        """);
    // Small: two cores, little memory.
    set(
        settings,
        """
        num.network.threads=2
        num.io.threads=4
        background.threads=2
        num.replica.fetchers=1
        num.recovery.threads.per.data.dir=2
        log.cleaner.dedupe.buffer.size=4194304
        log.cleaner.io.buffer.size=131072
        metadata.max.idle.interval.ms=5000
        """);
    return settings;
  }

  private static void set(Properties settings, String lines) {
    try {
      settings.load(new java.io.StringReader(lines));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
