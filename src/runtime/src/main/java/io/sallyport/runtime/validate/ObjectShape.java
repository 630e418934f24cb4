package io.sallyport.runtime.validate;

import io.sallyport.engine.ErrorCode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which members an object has, and how each is read into a draft. Refuses every other member, a
 * member that comes twice, and an object without a member that it must have.
 *
 * @param <D> what is being put together
 */
final class ObjectShape<D> {
  private static final int MAX_MEMBERS = 64;

  private final String pointer;
  private final Map<String, Member<D>> members;
  private final String known;

  private ObjectShape(String pointer, Map<String, Member<D>> members) {
    this.pointer = pointer;
    this.members = members;
    this.known =
        members.isEmpty()
            ? "no field is known here"
            : "allowed: " + String.join(", ", members.keySet());
  }

  /** Reads a member's value into the draft. */
  interface MemberReader<D> {
    /** The body is at the value's first token, and has to be at its last one afterwards. */
    void read(JsonBody body, D draft) throws IOException;
  }

  private record Member<D>(
      String pointer, long bit, boolean required, String allowed, MemberReader<D> reader) {}

  /**
   * A new builder.
   *
   * @param pointer where the object stands
   */
  static <D> Builder<D> at(String pointer) {
    return new Builder<>(pointer);
  }

  /** Reads the object that the body is at. */
  void read(JsonBody body, D draft) throws IOException {
    body.requireObject();
    long seen = 0;
    while (body.nextMember()) {
      Member<D> member = member(body);
      body.enter(member.pointer());
      if ((seen & member.bit()) != 0) {
        throw body.problem(ErrorCode.DUPLICATE_FIELD, "once");
      }
      seen |= member.bit();
      body.nextValue();
      member.reader().read(body, draft);
    }
    requireAll(body, seen);
    body.enter(pointer);
  }

  private Member<D> member(JsonBody body) throws IOException {
    String name = body.name();
    Member<D> member = members.get(name);
    if (member == null) {
      body.enter(pointer);
      ErrorCode code =
          CardNumberScanner.holdsCardNumber(name)
              ? ErrorCode.MISPLACED_CARD_NUMBER
              : ErrorCode.UNKNOWN_FIELD;
      throw body.problem(code, known);
    }
    return member;
  }

  private void requireAll(JsonBody body, long seen) {
    for (Member<D> member : members.values()) {
      if (member.required() && (seen & member.bit()) == 0) {
        body.enter(member.pointer());
        throw body.problem(ErrorCode.MISSING_FIELD, member.allowed());
      }
    }
  }

  /** Collects the members; not for use by several threads. */
  static final class Builder<D> {
    private final String pointer;
    private final Map<String, Member<D>> members = new LinkedHashMap<>();

    private Builder(String pointer) {
      this.pointer = pointer;
    }

    /** A member that has to be there. */
    Builder<D> required(String name, String allowed, MemberReader<D> reader) {
      return add(name, true, allowed, reader);
    }

    /** A member that may be left out. */
    Builder<D> optional(String name, MemberReader<D> reader) {
      return add(name, false, "", reader);
    }

    /** The shape. */
    ObjectShape<D> build() {
      return new ObjectShape<>(pointer, members);
    }

    private Builder<D> add(String name, boolean required, String allowed, MemberReader<D> reader) {
      if (members.size() == MAX_MEMBERS) {
        throw new IllegalStateException("an object has at most " + MAX_MEMBERS + " members");
      }
      long bit = 1L << members.size();
      members.put(name, new Member<>(pointer + "/" + name, bit, required, allowed, reader));
      return this;
    }
  }
}
