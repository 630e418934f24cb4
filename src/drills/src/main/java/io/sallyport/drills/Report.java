package io.sallyport.drills;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sallyport.drills.stage.Json;
import java.util.List;

/**
 * What a drill has found.
 *
 * @param notes what a reader needs to understand or repeat it: the seed, places of findings
 */
public record Report(List<Figure> figures, List<String> notes) {
  /** Copies. */
  public Report {
    figures = List.copyOf(figures);
    notes = List.copyOf(notes);
  }

  /** Whether every figure is as expected. A drill that looked at nothing has shown nothing. */
  public boolean ok() {
    return !figures.isEmpty() && figures.stream().allMatch(Figure::ok);
  }

  ObjectNode json() {
    ObjectNode json = Json.object().put("ok", ok());
    ArrayNode rows = json.putArray("figures");
    figures.forEach(figure -> rows.add(figure.json()));
    ArrayNode lines = json.putArray("notes");
    notes.forEach(lines::add);
    return json;
  }
}
