package io.sallyport.tck;

import io.sallyport.spi.Amount;
import io.sallyport.spi.ExchangeContext;
import io.sallyport.spi.Step;
import io.sallyport.spi.operation.AuthorizeOperation;
import io.sallyport.spi.operation.CaptureOperation;
import io.sallyport.spi.operation.GetOperation;
import io.sallyport.spi.operation.Operation;
import io.sallyport.spi.operation.RefundOperation;
import io.sallyport.spi.wire.WireResponse;
import io.sallyport.spi.wire.WireResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One exchange of the connector under test with a gateway that answers as the author says. */
final class Exchange {
  private static final int MAX_STEPS = 10;
  private static final ExchangeContext CONTEXT =
      new ExchangeContext("att_conformance_1", Instant.parse("2026-01-02T03:04:05Z"), 421);

  private final Subject subject;
  private final Operation operation;
  private final boolean recovery;
  private final Supplier<Step> start;

  private Exchange(Subject subject, Operation operation, boolean recovery, Supplier<Step> start) {
    this.subject = subject;
    this.operation = operation;
    this.recovery = recovery;
    this.start = start;
  }

  static Exchange ofOperation(Subject subject, Operation operation) {
    return new Exchange(
        subject, operation, false, () -> subject.connector().begin(operation, CONTEXT));
  }

  static Exchange ofRecovery(Subject subject, Operation operation, Step.Send inDoubt) {
    return new Exchange(
        subject,
        operation,
        true,
        () -> subject.connector().recover(operation, inDoubt.state(), CONTEXT));
  }

  Operation operation() {
    return operation;
  }

  /** The amount that a success has, or empty for operations that have none. */
  Optional<Amount> expectedAmount() {
    if (operation instanceof AuthorizeOperation authorize) {
      return Optional.of(authorize.amount());
    }
    if (operation instanceof CaptureOperation capture) {
      return Optional.of(capture.amount());
    }
    if (operation instanceof RefundOperation refund) {
      return Optional.of(refund.amount());
    }
    return operation instanceof GetOperation get
        ? Optional.of(get.payment().authorizedAmount())
        : Optional.empty();
  }

  boolean isRecovery() {
    return recovery;
  }

  /** The first step, asked for anew each time. */
  Step first() {
    return start.get();
  }

  /** The first step, which has to be a request. */
  Step.Send firstSend() {
    if (first() instanceof Step.Send send) {
      return send;
    }
    throw failure((recovery ? "recover" : "begin") + " must answer with Step.send");
  }

  /** Every request on the way to the end when all goes well. */
  List<Step.Send> sends() {
    return steps().stream().filter(Step.Send.class::isInstance).map(Step.Send.class::cast).toList();
  }

  /** The last step when all goes well. */
  Step end() {
    List<Step> steps = steps();
    return steps.get(steps.size() - 1);
  }

  /** Every step when all goes well. */
  List<Step> steps() {
    List<Step> steps = new ArrayList<>(List.of(first()));
    while (steps.get(steps.size() - 1) instanceof Step.Send send) {
      if (steps.size() > MAX_STEPS) {
        throw failure("more than " + MAX_STEPS + " steps and no end; answer with Step.done");
      }
      steps.add(after(send, success(send)));
    }
    return steps;
  }

  WireResponse success(Step.Send send) {
    return subject.gateway().answer(operation, send.request(), CONTEXT);
  }

  Step after(Step.Send send, WireResponse response) {
    return after(send, new WireResult.Answered(response));
  }

  Step after(Step.Send send, WireResult result) {
    return subject.connector().proceed(operation, send.state(), result, CONTEXT);
  }

  AssertionError failure(String advice) {
    String name = operation.kind() + (recovery ? " in recovery: " : ": ");
    return new AssertionError(name + advice);
  }
}
