package io.sallyport.drills.rotation;

import io.sallyport.drills.Figure;
import java.util.List;

/** Something that happens to the credentials while payments go on. */
interface Scene {
  /** What it is called in the table. */
  String name();

  /**
   * Plays once. Blocks.
   *
   * @return what it has to show; how the payments did is added by the drill
   * @throws io.sallyport.drills.stage.StageException when it can not be played to its end
   */
  List<Figure> play(Theatre theatre);
}
