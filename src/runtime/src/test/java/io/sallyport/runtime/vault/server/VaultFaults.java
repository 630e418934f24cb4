package io.sallyport.runtime.vault.server;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What goes wrong, for requests whose path (without {@code /v1/}) begins so; an empty prefix stands
 * for all. The first rule that fits holds. Requests with the root token are never disturbed, so
 * that a test can go on preparing things. Safe for use by several threads.
 */
public final class VaultFaults {
  private static final int FOREVER = -1;

  private final List<Rule> rules = new ArrayList<>();

  private static final class Rule {
    private final String prefix;
    private final VaultFault fault;
    private int left;

    private Rule(String prefix, VaultFault fault, int left) {
      this.prefix = prefix;
      this.fault = fault;
      this.left = left;
    }
  }

  /** The next requests of that path, and then no more. */
  public synchronized void next(int count, String prefix, VaultFault fault) {
    rules.add(new Rule(prefix, fault, count));
  }

  /** All requests of that path until {@link #clear()}. */
  public synchronized void always(String prefix, VaultFault fault) {
    rules.add(new Rule(prefix, fault, FOREVER));
  }

  /** Nothing goes wrong any more. */
  public synchronized void clear() {
    rules.clear();
  }

  synchronized Optional<VaultFault> take(String path) {
    for (Iterator<Rule> all = rules.iterator(); all.hasNext(); ) {
      Rule rule = all.next();
      if (path.startsWith(rule.prefix)) {
        if (rule.left > 0 && --rule.left == 0) {
          all.remove();
        }
        return Optional.of(rule.fault);
      }
    }
    return Optional.empty();
  }
}
