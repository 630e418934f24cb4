package io.sallyport.sandbox.fault;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Carries out a {@link FaultPlan}, request by request. Safe for use by several threads. */
public final class FaultSource {
  private FaultPlan plan = FaultPlan.NONE;
  private Deque<Fault> queue = new ArrayDeque<>();
  private Random random = new Random(plan.seed());

  /** Starts the plan from its beginning and forgets the one before. */
  public synchronized void replace(FaultPlan fresh) {
    plan = fresh;
    queue = new ArrayDeque<>(fresh.next());
    random = new Random(fresh.seed());
  }

  /** The plan, with those faults in its queue that have not struck yet. */
  public synchronized FaultPlan remaining() {
    return new FaultPlan(plan.rates(), List.copyOf(queue), plan.delayMillis(), plan.seed());
  }

  public synchronized long delayMillis() {
    return plan.delayMillis();
  }

  /** The fault for the next request, or null. To be called once for each request. */
  public synchronized @Nullable Fault next() {
    Fault queued = queue.poll();
    return queued == null ? byChance() : queued;
  }

  private @Nullable Fault byChance() {
    if (plan.rates().isEmpty()) {
      return null;
    }
    double drawn = random.nextDouble();
    double upTo = 0;
    for (Map.Entry<Fault, Double> rate : plan.rates().entrySet()) {
      upTo += rate.getValue();
      if (drawn < upTo) {
        return rate.getKey();
      }
    }
    return null;
  }
}
