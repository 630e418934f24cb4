package io.sallyport.drills.rotation;

import io.sallyport.drills.Figure;
import io.sallyport.drills.stage.Poll;
import io.sallyport.drills.stage.Rotator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The same rotation again and again; between two of them the payments have some peace. */
final class ManyRotations implements Scene {
  private static final Duration PEACE = Duration.ofMillis(700);

  private final String name;
  private final int times;
  private final Function<Rotator, Duration> rotation;
  private final List<Rotation> done = new ArrayList<>();

  ManyRotations(String name, int times, Function<Rotator, Duration> rotation) {
    this.name = name;
    this.times = times;
    this.rotation = rotation;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Figure> play(Theatre theatre) {
    for (int i = 1; i <= times; i++) {
      long from = System.nanoTime();
      Duration shift = rotation.apply(theatre.rotator());
      done.add(new Rotation(new Window(name, from, System.nanoTime()), shift));
      theatre.tell(name + " " + i + "/" + times);
      Poll.pause(PEACE);
    }
    Latencies shifts = Latencies.of(done.stream().map(Rotation::shift).toList());
    return List.of(
        Figure.exactly(name, "rotations done", done.size(), times),
        Figure.measured(name, "from new value to shift, ms, p50 / p99 / max", shifts.line()));
  }

  /** Those that were done. */
  List<Rotation> done() {
    return List.copyOf(done);
  }
}
