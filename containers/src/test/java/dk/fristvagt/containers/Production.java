package dk.fristvagt.containers;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.containers.wait.strategy.WaitStrategy;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.MountableFile;

/**
 * One broker, a registry, the sample case system's database with its capture, and one instance of
 * the service, each in a container, in a network of their own. Nothing is published.
 */
final class Production implements AutoCloseable {

  private static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent();
  private static final Path CASE_SYSTEM =
      REPOSITORY.resolve("casesystem/src/main/resources/dk/fristvagt/casesystem");
  private static final Duration START = Duration.ofMinutes(4);
  private static final String PASSWORD = "of this test alone";
  private static final String MAPPING = "/etc/fristvagt/mapping.yaml";

  /** What the service is told, and the intake. */
  private static final Map<String, String> SYSTEM =
      Map.of(
          "FRISTVAGT_BOOTSTRAP_SERVERS", "kafka:9092",
          "FRISTVAGT_SCHEMA_REGISTRY_URL", "http://registry:8080/apis/ccompat/v7",
          "FRISTVAGT_TOPICS_REPLICATION_FACTOR", "1",
          "FRISTVAGT_SERVICE_SOURCES", "fagsystem",
          "FRISTVAGT_SERVICE_NO_TICKS", "true",
          "FRISTVAGT_KAFKA_CONNECT_TIMEOUT", "PT2M",
          "FRISTVAGT_HEAP", "512m");

  private final Network network = Network.newNetwork();
  private final Deque<GenericContainer<?>> started = new ArrayDeque<>();
  private final GenericContainer<?> postgres;
  private final GenericContainer<?> service;

  Production() {
    try {
      postgres = start(postgres());
      start(kafka());
      start(registry());
      start(connect());
      start(intake());
      service = start(service());
      start(connector());
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Runs statements in the case system's database, in one transaction. */
  void sql(String statements) throws Exception {
    postgres.copyFileToContainer(Transferable.of(statements), "/tmp/statements.sql");
    run(
        postgres,
        "sh",
        "-c",
        "PGPASSWORD='"
            + PASSWORD
            + "' psql -h 127.0.0.1 -U postgres -d fagsystem -1 -q -v ON_ERROR_STOP=1 -f"
            + " /tmp/statements.sql");
  }

  /** What the service answers to those on its own machine; empty while it does not answer. */
  String get(String path) throws Exception {
    var answer =
        service.execInContainer(
            "bash",
            "-c",
            "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET "
                + path
                + " HTTP/1.0\\r\\nHost: 127.0.0.1\\r\\n\\r\\n' >&3 && cat <&3");
    int body = answer.getStdout().indexOf("\r\n\r\n");
    return body < 0 ? "" : answer.getStdout().substring(body).strip();
  }

  /** What a program of the service's image says to something it may not do. */
  String tryInService(String command) throws Exception {
    var result = service.execInContainer("sh", "-c", command);
    return result.getExitCode() + " " + result.getStdout() + result.getStderr();
  }

  @Override
  public void close() {
    while (!started.isEmpty()) {
      started.pop().stop();
    }
    network.close();
  }

  private GenericContainer<?> start(GenericContainer<?> container) {
    started.push(container);
    container.start();
    return container;
  }

  private GenericContainer<?> kafka() {
    return container(Images.KAFKA, "kafka", Wait.forSuccessfulCommand(listens(9092)))
        .withEnv("CLUSTER_ID", "4L6g3nShT-eMCtK--X86sw")
        .withEnv("KAFKA_HEAP_OPTS", "-Xmx384m")
        .withEnv("KAFKA_NODE_ID", "1")
        .withEnv("KAFKA_PROCESS_ROLES", "broker,controller")
        .withEnv("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@kafka:9093")
        .withEnv("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER")
        .withEnv("KAFKA_INTER_BROKER_LISTENER_NAME", "CLIENTS")
        .withEnv("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT")
        .withEnv("KAFKA_LISTENERS", "CLIENTS://:9092,CONTROLLER://:9093")
        .withEnv("KAFKA_ADVERTISED_LISTENERS", "CLIENTS://kafka:9092")
        .withEnv("KAFKA_LOG_DIRS", "/var/lib/kafka/data")
        .withEnv("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1")
        .withEnv("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "2")
        .withEnv("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1")
        .withEnv("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1")
        .withEnv("KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "2")
        .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
  }

  private GenericContainer<?> registry() {
    return container(Images.REGISTRY, "registry", Wait.forSuccessfulCommand(listens(8080)))
        .withEnv("APICURIO_STORAGE_KIND", "kafkasql")
        .withEnv("APICURIO_KAFKASQL_BOOTSTRAP_SERVERS", "kafka:9092")
        .withEnv("QUARKUS_HTTP_PORT", "8080");
  }

  private GenericContainer<?> postgres() {
    return container(
            Images.POSTGRES,
            "postgres",
            Wait.forSuccessfulCommand("pg_isready -h 127.0.0.1 -U postgres -d fagsystem"))
        .withCommand("postgres", "-c", "wal_level=logical")
        .withEnv("POSTGRES_PASSWORD", PASSWORD)
        .withEnv("POSTGRES_DB", "fagsystem")
        .withEnv("CAPTURE_PASSWORD", PASSWORD)
        .withEnv("KEYCLOAK_DB_PASSWORD", PASSWORD)
        .withCopyFileToContainer(
            MountableFile.forHostPath(CASE_SYSTEM.resolve("schema.sql"), 0644),
            "/docker-entrypoint-initdb.d/10-schema.sql")
        .withCopyFileToContainer(
            MountableFile.forHostPath(REPOSITORY.resolve("compose/postgres/20-users.sh"), 0755),
            "/docker-entrypoint-initdb.d/20-users.sh");
  }

  private GenericContainer<?> connect() {
    return container(
            Images.CONNECT,
            "connect",
            Wait.forSuccessfulCommand(
                "curl -fsS -o /dev/null http://$(hostname -i):8083/connectors"))
        .withEnv("BOOTSTRAP_SERVERS", "kafka:9092")
        .withEnv("GROUP_ID", "fristvagt-connect")
        .withEnv("CONFIG_STORAGE_TOPIC", "connect-config")
        .withEnv("OFFSET_STORAGE_TOPIC", "connect-offset")
        .withEnv("STATUS_STORAGE_TOPIC", "connect-status")
        .withEnv("CONNECT_CONFIG_STORAGE_REPLICATION_FACTOR", "1")
        .withEnv("CONNECT_OFFSET_STORAGE_REPLICATION_FACTOR", "1")
        .withEnv("CONNECT_OFFSET_STORAGE_PARTITIONS", "1")
        .withEnv("CONNECT_STATUS_STORAGE_REPLICATION_FACTOR", "1")
        .withEnv("CONNECT_STATUS_STORAGE_PARTITIONS", "1")
        .withEnv("CONNECT_KEY_CONVERTER_SCHEMAS_ENABLE", "false")
        .withEnv("CONNECT_VALUE_CONVERTER_SCHEMAS_ENABLE", "false")
        .withEnv("CONNECT_EXACTLY_ONCE_SOURCE_SUPPORT", "enabled")
        .withEnv("CONNECT_CONFIG_PROVIDERS", "env")
        .withEnv(
            "CONNECT_CONFIG_PROVIDERS_ENV_CLASS",
            "org.apache.kafka.common.config.provider.EnvVarConfigProvider")
        .withEnv("FRISTVAGT_DATABASE_PASSWORD", PASSWORD);
  }

  private GenericContainer<?> intake() {
    return ours("intake", Wait.forLogMessage(".*\"source\":\"fagsystem\".*\\n", 1))
        .withEnv("FRISTVAGT_DATABASE_PASSWORD", PASSWORD)
        .withCopyToContainer(Transferable.of(CaseSystemMapping.live(CASE_SYSTEM), 0644), MAPPING)
        .withCommand(
            "capture",
            "run",
            "--mapping",
            MAPPING,
            "--database",
            "jdbc:postgresql://postgres:5432/fagsystem",
            "--database-user",
            "capture",
            "--connect",
            "http://connect:8083");
  }

  private GenericContainer<?> connector() {
    return ours("connector", Wait.forLogMessage(".*is in place.*\\n", 1))
        .withCopyToContainer(Transferable.of(CaseSystemMapping.live(CASE_SYSTEM), 0644), MAPPING)
        .withCommand(
            "capture",
            "connector-config",
            MAPPING,
            "--host",
            "postgres",
            "--name",
            "fagsystem",
            "--user",
            "capture",
            "--put",
            "http://connect:8083");
  }

  private GenericContainer<?> service() {
    return ours("fristvagt", Wait.forSuccessfulCommand("/opt/fristvagt/bin/probe /livez"))
        .withCreateContainerCmdModifier(
            command ->
                command
                    .getHostConfig()
                    .withReadonlyRootfs(true)
                    .withTmpFs(Map.of("/tmp", "rw,exec,nosuid,nodev,size=256m")));
  }

  private GenericContainer<?> ours(String name, WaitStrategy ready) {
    return container(Images.FRISTVAGT, name, ready).withEnv(SYSTEM);
  }

  private GenericContainer<?> container(Images image, String name, WaitStrategy ready) {
    return new GenericContainer<>(image.image())
        .withNetwork(network)
        .withNetworkAliases(name)
        .waitingFor(ready.withStartupTimeout(START));
  }

  private static String listens(int port) {
    return "bash -c 'exec 3<>/dev/tcp/127.0.0.1/" + port + "'";
  }

  private static void run(GenericContainer<?> container, String... command) throws Exception {
    var result = container.execInContainer(command);
    if (result.getExitCode() != 0) {
      throw new IllegalStateException(result.getStdout() + result.getStderr());
    }
  }
}
