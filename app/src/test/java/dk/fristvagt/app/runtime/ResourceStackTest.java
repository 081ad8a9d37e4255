package dk.fristvagt.app.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResourceStackTest {

  @Test
  void closesInTheOppositeOrderAndOnce() {
    List<String> closed = new ArrayList<>();
    ResourceStack stack = new ResourceStack();
    stack.push(() -> closed.add("first"));
    stack.push(() -> closed.add("second"));

    stack.close();
    stack.close();

    assertThat(closed).containsExactly("second", "first");
  }

  @Test
  void closesTheRestWhenOneFails() {
    List<String> closed = new ArrayList<>();
    IOException cause = new IOException("stuck");
    ResourceStack stack = new ResourceStack();
    stack.push(() -> closed.add("first"));
    stack.push(
        () -> {
          throw cause;
        });

    assertThatThrownBy(stack::close).hasCause(cause);
    assertThat(closed).containsExactly("first");
  }
}
