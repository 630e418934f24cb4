package io.sallyport.drills.leak;

import io.sallyport.drills.DrillContext;
import io.sallyport.drills.Figure;
import io.sallyport.drills.Report;
import io.sallyport.drills.stage.Answer;
import io.sallyport.drills.stage.Origin;
import io.sallyport.drills.stage.Stage;
import io.sallyport.drills.stage.StageOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Traffic on one stage, and the search of what it left.
 *
 * @param label goes before the names in the table
 * @param origin where the stage's credentials come from
 * @param faults of the gateway, one payment each
 * @param random decides where canaries are planted
 */
record Search(String label, Origin origin, List<String> faults, int repeats, Random random) {
  Report run(DrillContext context) {
    Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    StageOptions options =
        StageOptions.builder(context.executable())
            .origin(origin)
            .progress(context.progress())
            .observer(answers::add)
            .build();
    try (Stage stage = Stage.set(options)) {
      Traffic traffic = new Traffic(stage, faults);
      for (int i = 1; i <= repeats; i++) {
        traffic.run();
        context.progress().accept("traffic " + i + "/" + repeats + " is through");
      }
      List<Canary> canaries = Canaries.of(stage, origin);
      List<Place> places = places(stage, answers);
      context.progress().accept("searching " + places.size() + " places");
      return report(traffic, answers.size(), canaries, places);
    }
  }

  private static List<Place> places(Stage stage, Queue<Answer> answers) {
    Path home = stage.layout().home();
    Path scratch = stage.layout().scratch();
    List<Place> places = new ArrayList<>(Places.ofRunning(stage));
    places.addAll(Places.ofFiles(home));
    // Stopping writes as well: the store moves its log into its file.
    stage.stopRuntime();
    places.addAll(Places.ofFiles(home));
    if (!home.startsWith(scratch)) {
      places.addAll(Places.ofFiles(scratch));
    } else {
      places.addAll(Places.ofFiles(stage.layout().certificates(), stage.layout().temporary()));
    }
    places.add(Places.ofAnswers(List.copyOf(answers)));
    return places;
  }

  private Report report(Traffic traffic, int answers, List<Canary> canaries, List<Place> places) {
    Searcher searcher = new Searcher(canaries);
    Proof proof = new Proof(canaries, searcher, random);
    proof.check(places);
    List<Finding> findings =
        places.stream()
            .flatMap(place -> searcher.search(place).stream())
            .filter(finding -> !Canaries.isWhereItBelongs(finding))
            .toList();
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.atLeast(label + "traffic", "requests as wanted", traffic.paid(), 8));
    // One more is under way when the runtime crashes.
    int spoiled = faults.size() + 1;
    figures.add(
        Figure.atLeast(label + "traffic", "payments with a fault", traffic.spoiled(), spoiled));
    figures.add(Figure.atLeast(label + "traffic", "answers searched", answers, 40));
    figures.add(Figure.atLeast(label + "search", "places", places.size(), 10));
    figures.add(
        Figure.measured(
            label + "search",
            "bytes",
            places.stream().mapToLong(each -> each.content().length).sum()));
    figures.add(
        Figure.exactly(label + "proof", "planted canaries found", proof.found(), proof.planted()));
    for (Canary canary : canaries) {
      figures.add(
          Figure.exactly(
              label + canary.name(),
              "findings",
              findings.stream().filter(each -> each.canary().equals(canary.name())).count(),
              0));
    }
    return new Report(figures, findings.stream().map(this::line).toList());
  }

  private String line(Finding finding) {
    return "found: "
        + label
        + finding.canary()
        + " ("
        + finding.encoding()
        + ") in "
        + finding.place()
        + " at byte "
        + finding.offset();
  }
}
