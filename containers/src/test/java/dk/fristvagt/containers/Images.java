package dk.fristvagt.containers;

import com.github.dockerjava.api.exception.NotFoundException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.DockerImageName;

/** The images of {@code docker-compose.yml}, or others by the same environment variables. */
enum Images {
  KAFKA("apache/kafka:4.3.1"),
  REGISTRY("apicurio/apicurio-registry:3.0.9"),
  POSTGRES("postgres:17.6-bookworm"),
  CONNECT("quay.io/debezium/connect:3.7.0.Final"),
  FRISTVAGT("fristvagt:local");

  private final String standard;

  Images(String standard) {
    this.standard = standard;
  }

  /** Those that are not here, each as the variable that would name another. */
  static List<String> missing(Predicate<Images> isHere) {
    return Arrays.stream(values())
        .filter(isHere.negate())
        .map(image -> image.variable() + "=" + image.image())
        .toList();
  }

  DockerImageName image() {
    return DockerImageName.parse(
        Optional.ofNullable(System.getenv(variable()))
            .filter(text -> !text.isBlank())
            .orElse(standard));
  }

  /** Whether the engine has it; it is not fetched for this. */
  boolean isHere() {
    try {
      DockerClientFactory.lazyClient().inspectImageCmd(image().asCanonicalNameString()).exec();
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }

  private String variable() {
    return name() + "_IMAGE";
  }
}
