package io.sallyport.drills.rotation;

import io.sallyport.drills.Drill;
import io.sallyport.drills.DrillContext;
import io.sallyport.drills.Figure;
import io.sallyport.drills.Report;
import io.sallyport.drills.stage.Origin;
import io.sallyport.drills.stage.Poll;
import io.sallyport.drills.stage.RealVault;
import io.sallyport.drills.stage.Rotator;
import io.sallyport.drills.stage.Stage;
import io.sallyport.drills.stage.StageException;
import io.sallyport.drills.stage.StageOptions;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Rotates credentials under load, rightly and wrongly, and counts who notices. */
public final class RotationDrill implements Drill {
  private static final int PER_SECOND = 200;
  private static final int SHORT_ROTATIONS = 10;
  private static final int FULL_ROTATIONS = 100;

  /** How long the gateway accepts the old key after the shift. */
  private static final Duration OVERLAP = Duration.ofMillis(300);

  private static final Duration WARM_UP = Duration.ofSeconds(6);
  private static final Duration SHORT_OUTAGE = Duration.ofSeconds(3);
  private static final Duration FULL_OUTAGE = Duration.ofSeconds(45);

  /** So short that logins are renewed and made anew while payments go on. */
  private static final Duration TOKEN_LIFE = Duration.ofSeconds(20);

  @Override
  public String name() {
    return "rotation";
  }

  @Override
  public String description() {
    return "rotates API key, client certificate and server certificate under 200 payments a second,"
        + " with a bad key, a Vault that is away and a key compromise: no payment fails";
  }

  @Override
  public Report run(DrillContext context) {
    List<String> notes = new ArrayList<>();
    boolean vault = RealVault.onPath().isPresent();
    if (!vault) {
      notes.add(
          "vault is not on the path (get it: "
              + RealVault.DOWNLOAD
              + "): credentials come from files, and the scene \"vault down\" is left out");
      notes.forEach(context.progress());
    }
    try (Stage stage = Stage.set(options(context, vault ? Origin.VAULT : Origin.FILES))) {
      return report(context, stage, notes);
    }
  }

  private static StageOptions options(DrillContext context, Origin origin) {
    return StageOptions.builder(context.executable())
        .origin(origin)
        .vaultTokenLife(TOKEN_LIFE)
        .setting("sallyport.credentials.look-every", "2s")
        .progress(context.progress())
        .build();
  }

  private static Report report(DrillContext context, Stage stage, List<String> notes) {
    int times = context.full() ? FULL_ROTATIONS : SHORT_ROTATIONS;
    ManyRotations keys = new ManyRotations("API key", times, rotator -> rotator.apiKey(OVERLAP));
    ManyRotations certificates =
        new ManyRotations("client certificate", times, Rotator::clientCertificate);
    List<Scene> scenes = new ArrayList<>(List.of(keys, certificates, new BadKey()));
    Duration outage = context.full() ? FULL_OUTAGE : SHORT_OUTAGE;
    stage.vault().ifPresent(vault -> scenes.add(new VaultDown(vault, outage)));
    scenes.add(new NoOverlap());
    scenes.add(new Compromise());
    scenes.add(new ServerCertificate());

    Theatre theatre = new Theatre(stage, context.progress());
    List<Window> played = new ArrayList<>();
    List<Figure> shown = new ArrayList<>();
    List<Sample> warmUp = warmUp(stage);
    List<Sample> samples;
    try (Load load = Load.start(stage.shop(), PER_SECOND)) {
      for (Scene scene : scenes) {
        long from = System.nanoTime();
        shown.addAll(play(scene, theatre, notes));
        played.add(new Window(scene.name(), from, System.nanoTime()));
      }
      samples = load.stop();
    }
    List<Rotation> rotations = new ArrayList<>(keys.done());
    rotations.addAll(certificates.done());
    // The first two are the rotations and the peace between them.
    Waits waits = Waits.of(samples, played.subList(0, 2), rotations);
    return new Verdict(PER_SECOND, warmUp, samples, played, waits, Books.of(stage.gateway()))
        .report(shown, notes);
  }

  /** What waits while processes are still slow shall not make later payments wait. */
  private static List<Sample> warmUp(Stage stage) {
    try (Load load = Load.start(stage.shop(), PER_SECOND)) {
      Poll.pause(WARM_UP);
      return load.stop();
    }
  }

  /** One that goes wrong is told, and the others are played nevertheless. */
  private static List<Figure> play(Scene scene, Theatre theatre, List<String> notes) {
    theatre.tell("scene: " + scene.name());
    try {
      return scene.play(theatre);
    } catch (StageException | UncheckedIOException e) {
      notes.add(scene.name() + ": " + e.getMessage());
      return List.of(Figure.isTrue(scene.name(), "played to its end", false));
    }
  }
}
