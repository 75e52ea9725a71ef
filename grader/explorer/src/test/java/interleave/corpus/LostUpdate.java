package interleave.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.explorer.Scenario;
import interleave.explorer.Threads;

public class LostUpdate implements Scenario {
  static class Database {
    private final Runnable latency;
    private int value;

    Database(Runnable latency) {
      this.latency = latency;
    }

    void update() {
      int copy = value;
      copy++;
      latency.run();
      value = copy;
    }
  }

  final Database database = new Database(() -> {});

  @Override
  public void threads(Threads threads) {
    threads.start("A", database::update);
    threads.start("B", database::update);
  }

  @Override
  public void afterwards() {
    assertThat(database.value).isEqualTo(2);
  }
}
