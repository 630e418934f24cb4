package io.sallyport.drills.crash;

import io.sallyport.drills.Drill;
import io.sallyport.drills.DrillContext;
import io.sallyport.drills.Figure;
import io.sallyport.drills.Report;
import io.sallyport.drills.stage.Ports;
import io.sallyport.drills.stage.Stage;
import io.sallyport.drills.stage.StageOptions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Kills the runtime at four moments of a payment and compares its last word with the ledger. */
public final class CrashDrill implements Drill {
  private static final int SHORT_ROUNDS = 3;
  private static final int FULL_ROUNDS = 50;

  @Override
  public String name() {
    return "crash";
  }

  @Override
  public String description() {
    return "kill -9 before the send, between send and answer, and after the answer of a payment:"
        + " nothing is charged twice, and the last word agrees with the gateway's ledger";
  }

  @Override
  public Report run(DrillContext context) {
    long seed = Long.getLong("seed", new SecureRandom().nextLong());
    int rounds = context.full() ? FULL_ROUNDS : SHORT_ROUNDS;
    Ports ports = Ports.free();
    List<Round> played = new ArrayList<>();
    try (Relay relay = Relay.start(ports.gateway());
        Stage stage = Stage.set(options(context, ports, relay))) {
      Player player = new Player(stage, relay, new Random(seed));
      for (int i = 1; i <= rounds; i++) {
        for (Moment moment : Moment.values()) {
          Round round = player.play(moment);
          played.add(round);
          context.progress().accept(i + "/" + rounds + " " + round.line());
        }
      }
    }
    return report(played, seed);
  }

  private static StageOptions options(DrillContext context, Ports ports, Relay relay) {
    return StageOptions.builder(context.executable())
        .ports(ports)
        .gatewayPort(relay.port())
        .progress(context.progress())
        .build();
  }

  private static Report report(List<Round> played, long seed) {
    List<Figure> figures = new ArrayList<>();
    for (Moment moment : Moment.values()) {
      List<Round> rounds = played.stream().filter(each -> each.moment() == moment).toList();
      figures.addAll(figures(moment, rounds));
    }
    List<String> wrong = played.stream().filter(each -> !each.isRight()).map(Round::line).toList();
    List<String> notes = new ArrayList<>(wrong);
    notes.add("seed " + seed + " (repeat with -Dseed=" + seed + ")");
    return new Report(figures, notes);
  }

  private static List<Figure> figures(Moment moment, List<Round> rounds) {
    String name = moment.words();
    return List.of(
        Figure.measured(name, "rounds", rounds.size()),
        charges(moment, rounds),
        Figure.exactly(
            name, "double charges", rounds.stream().filter(Round::isDoubleCharge).count(), 0),
        Figure.exactly(
            name, "untruths", rounds.stream().filter(each -> !each.isTruthful()).count(), 0),
        Figure.exactly(
            name, "unresolved", rounds.stream().filter(each -> !each.isResolved()).count(), 0),
        Figure.exactly(
            name,
            "charged once by repeating the key",
            rounds.stream().filter(Round::isPaidOnce).count(),
            rounds.size()),
        Figure.measured(name, "median time to resolve, ms", medianMillis(rounds)));
  }

  /** When the kill struck as meant, the gateway has charged always, or never. */
  private static Figure charges(Moment moment, List<Round> rounds) {
    long charges = rounds.stream().mapToInt(Round::charges).sum();
    return switch (moment) {
      case BEFORE_THE_SEND, READ_UNCHARGED -> Figure.exactly(moment.words(), "charges", charges, 0);
      case CHARGED_UNANSWERED, AFTER_THE_ANSWER ->
          Figure.exactly(moment.words(), "charges", charges, rounds.size());
    };
  }

  private static long medianMillis(List<Round> rounds) {
    List<Long> sorted = rounds.stream().map(Round::took).map(Duration::toMillis).sorted().toList();
    return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
  }
}
