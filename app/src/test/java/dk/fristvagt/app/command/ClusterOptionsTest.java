package dk.fristvagt.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.fristvagt.app.config.Secret;
import dk.fristvagt.streams.cluster.ClusterSettings;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** Nothing listens beyond the machine unless a secret keeps strangers out. */
class ClusterOptionsTest {

  private static final Optional<Secret> SECRET =
      Optional.of(new Secret("0123456789abcdef0123456789abcdef"));

  @Command
  private static final class Any implements Runnable {
    @Mixin private ClusterOptions cluster;

    @Override
    public void run() {}
  }

  @Test
  void withoutAnAddressItIsTheOnlyInstance() {
    assertThat(parsed().settings(SECRET)).isEmpty();
    assertThatThrownBy(() -> parsed("--instance-id", "one").settings(SECRET))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("--advertised-address");
  }

  @Test
  void theAdvertisedHostIsWhatIsBoundUnlessAnotherIsNamed() {
    ClusterSettings plain =
        parsed("--advertised-address", "127.0.0.1:7070").settings(Optional.empty()).orElseThrow();
    assertThat(plain.bindHost()).isEqualTo("127.0.0.1");
    assertThat(plain.port()).isEqualTo(7070);
    assertThat(plain.secret()).isEmpty();
    ClusterSettings container =
        parsed(
                "--advertised-address",
                "fristvagt-1:7070",
                "--internal-bind",
                "0.0.0.0",
                "--instance-id",
                "one")
            .settings(SECRET)
            .orElseThrow();
    assertThat(container.advertisedHost()).isEqualTo("fristvagt-1");
    assertThat(container.bindHost()).isEqualTo("0.0.0.0");
    assertThat(container.instanceId()).isEqualTo(Optional.of("one"));
    assertThat(container.toString()).doesNotContain(SECRET.get().reveal());
    assertThat(
            parsed("--advertised-address", "[::1]:7070")
                .settings(Optional.empty())
                .orElseThrow()
                .bindHost())
        .isEqualTo("::1");
  }

  @Test
  void beyondTheMachineASecretIsNeededAndALongOne() {
    ClusterOptions beyond =
        parsed("--advertised-address", "fristvagt-1:7070", "--internal-bind", "0.0.0.0");

    assertThatThrownBy(() -> beyond.settings(Optional.empty()))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("FRISTVAGT_CLUSTER_SECRET");
    assertThatThrownBy(() -> beyond.settings(Optional.of(new Secret("too short"))))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("32")
        .hasMessageNotContaining("too short");
  }

  @ParameterizedTest
  @ValueSource(strings = {"host", "host:", "host:99999", ":7070", "::1:7070", "http://host:7070"})
  void whatIsNoAddressIsRefused(String address) {
    assertThatThrownBy(() -> parsed("--advertised-address", address).settings(SECRET))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("HOST:PORT");
  }

  private static ClusterOptions parsed(String... arguments) {
    Any any = new Any();
    new CommandLine(any).parseArgs(arguments);
    return any.cluster;
  }
}
