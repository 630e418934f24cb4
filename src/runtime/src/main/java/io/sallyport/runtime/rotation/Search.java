package io.sallyport.runtime.rotation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The look for new values that begins a transaction: asks the sources in waves, until nobody wants
 * another one. Holds what it found. Belongs to the connector's turns.
 */
final class Search {
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final Duration LONGEST_OF_COMPANION = Duration.ofSeconds(2);
  private static final int MOST_WAVES = 4;

  private final Keeper keeper;
  private final KeeperParts parts;
  private final Runnable then;
  private final Map<Role, Generation> found = new LinkedHashMap<>();
  private final List<Wish> wishes = new ArrayList<>();
  private final Set<Role> asked = new LinkedHashSet<>();
  private final Set<Role> again = new LinkedHashSet<>();
  private final Set<Role> companions = new HashSet<>();
  private boolean afterRefusal;
  private boolean wide;
  private boolean released;
  private boolean ended;
  private int waves;
  private int unanswered;

  private record Wish(Role role, Notice notice) {}

  /**
   * A search.
   *
   * @param then runs whenever all that was asked has answered
   */
  Search(Keeper keeper, KeeperParts parts, Runnable then) {
    this.keeper = keeper;
    this.parts = parts;
    this.then = then;
  }

  /** Asks whom somebody wants to be asked now. What was found before stays found. */
  void begin() {
    waves = 0;
    ask();
  }

  Collection<Generation> found() {
    return found.values();
  }

  boolean hasFound(Role role) {
    return found.containsKey(role);
  }

  /** The roles that have nothing new. */
  List<Role> vain() {
    return asked.stream().filter(role -> !found.containsKey(role)).toList();
  }

  /** Who wished the role's rotation: the last one, or we ourselves. */
  String who(Role role) {
    return wishes.stream()
        .filter(wish -> wish.role() == role)
        .reduce((earlier, later) -> later)
        .map(wish -> wish.notice().who())
        .orElse(Reports.OURSELVES);
  }

  /** Tells all who wished it how their role stands. */
  void answerWishes() {
    wishes.forEach(wish -> keeper.answer(wish.role(), wish.notice()));
  }

  /**
   * What was found does not work with the rest. It may work with versions that did not work before
   * without it: roles that belong together are not always changed at the same time.
   *
   * @return whether there are such versions that were not asked for yet; the next look does
   */
  boolean widen() {
    if (wide) {
      return false;
    }
    wide = true;
    keeper.roles().stream().filter(this::hasRejected).forEach(again::add);
    return !again.isEmpty();
  }

  /**
   * What was found does not work together. Whoever was looked at only because others were may be to
   * blame, and is left for a look of its own.
   *
   * @return whether something was left out, and something else stays
   */
  boolean narrow() {
    List<Role> left = found.keySet().stream().filter(companions::contains).toList();
    if (left.isEmpty() || left.size() == found.size()) {
      return false;
    }
    for (Role role : left) {
      Optional.ofNullable(found.remove(role)).ifPresent(keeper::release);
      role.plan().lookAt(keeper.now());
    }
    return true;
  }

  private boolean hasRejected(Role role) {
    return !role.source().makesNew()
        && !found.containsKey(role)
        && role.plan().rejected().isPresent();
  }

  /** Holds what it found no more: a set does, or nobody. */
  void release() {
    if (!released) {
      released = true;
      found.values().forEach(keeper::release);
    }
  }

  /** What comes late is discarded. */
  void end() {
    ended = true;
    release();
  }

  private void ask() {
    List<Role> wave = waves < MOST_WAVES ? wave() : List.of();
    if (wave.isEmpty()) {
      then.run();
    } else {
      waves++;
      unanswered = wave.size();
      wave.forEach(this::ask);
    }
  }

  private List<Role> wave() {
    Set<Role> called = new HashSet<>(again);
    again.clear();
    for (Role role : keeper.roles()) {
      Optional<Notice> notice = role.takeNotice();
      if (notice.isPresent()) {
        wishes.add(new Wish(role, notice.get()));
        called.add(role);
      }
    }
    afterRefusal |= parts.refresh().takeWish();
    return keeper.roles().stream()
        .filter(role -> called.contains(role) || (!asked.contains(role) && isWanted(role)))
        .toList();
  }

  private boolean isWanted(Role role) {
    return keeper.isDue(role)
        || isCompanion(role)
        || (afterRefusal && role.mayAskAfterRefusal(keeper.now()));
  }

  /** What is changed together in a source is looked at together, where looking makes nothing. */
  private boolean isCompanion(Role role) {
    return !role.source().makesNew() && (!wishes.isEmpty() || !found.isEmpty());
  }

  private void ask(Role role) {
    boolean wished = wishes.stream().anyMatch(wish -> wish.role() == role);
    boolean awaited = wished || afterRefusal || keeper.isDue(role);
    if (!awaited) {
      companions.add(role);
    }
    Optional<String> present =
        Optional.ofNullable(found.get(role))
            .or(() -> keeper.present(role))
            .map(Generation::version);
    boolean impatient = wished || wide || afterRefusal;
    Optional<String> known = role.plan().known(present, impatient, keeper.now());
    asked.add(role);
    parts
        .looks()
        .ask(
            role,
            known,
            awaited ? LONGEST : LONGEST_OF_COMPANION,
            answer -> answered(role, answer, known, impatient));
  }

  private void answered(Role role, Answer answer, Optional<String> known, boolean impatient) {
    if (ended) {
      answer
          .fetched()
          .ifPresent(late -> parts.disposal().discard(role, late.value(), late.lease()));
      return;
    }
    try {
      parts.intake().take(role, answer, known, impatient).ifPresent(this::find);
      keeper.plan(role);
    } finally {
      // Whatever a port may throw: a search that never ends would be the connector's last.
      unanswered--;
      if (unanswered == 0) {
        ask();
      }
    }
  }

  private void find(Generation generation) {
    generation.hold();
    Optional.ofNullable(found.put(generation.role(), generation)).ifPresent(keeper::release);
  }
}
