package io.sallyport.drills.leak;

import io.sallyport.drills.Drill;
import io.sallyport.drills.DrillContext;
import io.sallyport.drills.Figure;
import io.sallyport.drills.Report;
import io.sallyport.drills.stage.Origin;
import io.sallyport.drills.stage.RealVault;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Sends cards on every way, then searches everything that was written for them. */
public final class LeakDrill implements Drill {
  private static final int FULL_REPEATS = 10;

  @Override
  public String name() {
    return "leak";
  }

  @Override
  public String description() {
    return "payments, wrong input, gateway faults, rotations and a crash; then neither card numbers,"
        + " security codes, API keys, Vault's tokens nor private keys are found in logs, store,"
        + " answers or pages, encoded or not";
  }

  @Override
  public Report run(DrillContext context) {
    long seed = Long.getLong("seed", new SecureRandom().nextLong());
    Random random = new Random(seed);
    int repeats = context.full() ? FULL_REPEATS : 1;
    List<Figure> figures = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    add(
        new Search("", Origin.SEALED_FILE, Traffic.EVERY_FAULT, repeats, random).run(context),
        figures,
        notes);
    if (RealVault.onPath().isPresent()) {
      List<String> faults = Traffic.FAULTS_OF_CREDENTIALS;
      add(
          new Search("vault: ", Origin.VAULT, faults, repeats, random).run(context),
          figures,
          notes);
    } else {
      notes.add(
          "vault is not on the path (get it: "
              + RealVault.DOWNLOAD
              + "): what comes from Vault was not searched for");
    }
    notes.add("seed " + seed + " (repeat with -Dseed=" + seed + ")");
    return new Report(figures, notes);
  }

  private static void add(Report report, List<Figure> figures, List<String> notes) {
    figures.addAll(report.figures());
    notes.addAll(report.notes());
  }
}
