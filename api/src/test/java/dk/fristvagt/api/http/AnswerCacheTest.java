package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AnswerCacheTest {

  private final AnswerCache cache = new AnswerCache();
  private final AtomicInteger made = new AtomicInteger();

  @Test
  void one_tag_is_one_answer_and_another_tag_another() {
    assertThat(cache.get("\"a\"", () -> answer("one"))).asString().isEqualTo("one");
    assertThat(cache.get("\"a\"", () -> answer("two"))).asString().isEqualTo("one");
    assertThat(cache.get("\"b\"", () -> answer("two"))).asString().isEqualTo("two");
    assertThat(made).hasValue(2);
  }

  @Test
  void many_who_ask_at_once_cost_one_answer() throws Exception {
    int asking = 8;
    CountDownLatch making = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(asking);
    ExecutorService readers = Executors.newFixedThreadPool(asking + 1);
    try {
      Future<byte[]> first =
          readers.submit(
              () ->
                  cache.get(
                      "\"a\"",
                      () -> {
                        making.countDown();
                        await(asked);
                        return answer("one");
                      }));
      making.await();
      List<Future<byte[]>> others = new ArrayList<>();
      for (int i = 0; i < asking; i++) {
        others.add(
            readers.submit(
                () -> {
                  asked.countDown();
                  return cache.get("\"a\"", () -> answer("another"));
                }));
      }
      for (Future<byte[]> other : others) {
        assertThat(other.get()).isSameAs(first.get());
      }
    } finally {
      readers.shutdownNow();
    }
    assertThat(made).hasValue(1);
  }

  @Test
  void what_could_not_be_made_is_tried_again() {
    assertThatThrownBy(
            () ->
                cache.get(
                    "\"a\"",
                    () -> {
                      throw new IllegalStateException("not yet");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("not yet");

    assertThat(cache.get("\"a\"", () -> answer("one"))).asString().isEqualTo("one");
  }

  private byte[] answer(String text) {
    made.incrementAndGet();
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
