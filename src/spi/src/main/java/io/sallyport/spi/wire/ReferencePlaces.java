package io.sallyport.spi.wire;

import io.sallyport.spi.manifest.Place;
import io.sallyport.spi.signing.SigningPlan;
import io.sallyport.spi.value.FormValue;
import io.sallyport.spi.value.JsonArray;
import io.sallyport.spi.value.JsonObject;
import io.sallyport.spi.value.JsonReference;
import io.sallyport.spi.value.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a request asks the egress to fill in, and where. The runtime holds a connector to its
 * manifest by this, and the conformance kit tests by the same, so that both agree on what a place
 * is called:
 *
 * <ul>
 *   <li>a header is called by its name, whatever groups stand in its value;
 *   <li>a value in a JSON body by its pointer (RFC 6901), with {@code ~} and {@code /} in names
 *       escaped and array indexes written out;
 *   <li>a form field by its name;
 *   <li>a segment of a raw body or a framed message by the innermost group that has a name, or by
 *       the empty name when it stands in none.
 * </ul>
 */
public final class ReferencePlaces {
  private final List<PlacedReference> places = new ArrayList<>();
  private final Set<String> keyRoles = new LinkedHashSet<>();

  private ReferencePlaces() {}

  /** Every reference of the request with its place, in the order of writing. */
  public static List<PlacedReference> of(WireRequest request) {
    return List.copyOf(walked(request).places);
  }

  /**
   * The credential roles whose keys compute something in the request: a message authentication code
   * or a signature. Such a key does not leave, so it has no place.
   */
  public static Set<String> keyRoles(WireRequest request) {
    return Set.copyOf(walked(request).keyRoles);
  }

  private static ReferencePlaces walked(WireRequest request) {
    ReferencePlaces walk = new ReferencePlaces();
    return request.fold(walk::http, walk::frame);
  }

  private ReferencePlaces frame(FrameRequest request) {
    message(request.segments());
    return this;
  }

  private ReferencePlaces http(HttpRequest request) {
    for (HttpRequest.Header header : request.headers()) {
      segments(header.value(), Place.header(header.name()), false);
    }
    HttpBody body = request.body();
    if (body instanceof HttpBody.Json json) {
      json(json.value(), "");
    } else if (body instanceof HttpBody.Form form) {
      form(form.value());
    } else if (body instanceof HttpBody.Raw raw) {
      message(raw.segments());
    }
    request.signing().map(SigningPlan::role).ifPresent(keyRoles::add);
    return this;
  }

  private void json(JsonValue value, String pointer) {
    if (value instanceof JsonReference leaf) {
      places.add(new PlacedReference(leaf.reference(), Place.json(pointer)));
    } else if (value instanceof JsonObject object) {
      object.members().forEach((name, member) -> json(member, pointer + "/" + escaped(name)));
    } else if (value instanceof JsonArray array) {
      for (int index = 0; index < array.elements().size(); index++) {
        json(array.elements().get(index), pointer + "/" + index);
      }
    }
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private void form(FormValue form) {
    for (FormValue.Field field : form.fields()) {
      Optional<Reference> reference = field.fold(text -> Optional.<Reference>empty(), Optional::of);
      reference.ifPresent(
          filled -> places.add(new PlacedReference(filled, Place.form(field.name()))));
    }
  }

  private void message(List<Segment> segments) {
    segments(segments, Place.group(""), true);
  }

  private void segments(List<Segment> segments, Place place, boolean groupsArePlaces) {
    for (Segment segment : segments) {
      if (segment instanceof Segment.Value value) {
        places.add(new PlacedReference(value.reference(), place));
      } else if (segment instanceof Segment.Group group) {
        Place inner =
            groupsArePlaces && !group.name().isEmpty() ? Place.group(group.name()) : place;
        segments(group.segments(), inner, groupsArePlaces);
      } else if (segment instanceof Segment.Base64Of base64) {
        segments(base64.segments(), place, groupsArePlaces);
      } else if (segment instanceof Segment.MacOf mac) {
        keyRoles.add(mac.role());
      }
    }
  }
}
