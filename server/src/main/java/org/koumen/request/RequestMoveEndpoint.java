package org.koumen.request;

import jakarta.validation.Valid;
import java.util.UUID;
import org.koumen.access.Actor;
import org.koumen.access.Needs;
import org.koumen.access.Permission;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Moves of requests over HTTP. A permission lets somebody in; whether the move is open to them on
 * this request, where it stands, its procedure says.
 */
@RestController
@RequestMapping("/api/requests/{county}/{request}")
class RequestMoveEndpoint {
  private final RequestDesk desk;

  RequestMoveEndpoint(RequestDesk desk) {
    this.desk = desk;
  }

  /** Accepts the request. */
  @Needs({Permission.REQUEST_WRITE, Permission.REQUEST_DISPATCH})
  @PostMapping("/acceptance")
  RequestDesk.Standing accept(
      @PathVariable String county,
      @PathVariable UUID request,
      @Valid @RequestBody Wish.Accept wish,
      Actor actor) {
    return RequestAnswers.done(desk.move(county, request, wish, actor));
  }

  /** Does not accept it, with the rule, the reason and where to go instead. */
  @Needs({Permission.REQUEST_WRITE, Permission.REQUEST_DISPATCH})
  @PostMapping("/refusal")
  RequestDesk.Standing refuse(
      @PathVariable String county,
      @PathVariable UUID request,
      @Valid @RequestBody Wish.Refuse wish,
      Actor actor) {
    return RequestAnswers.done(desk.move(county, request, wish, actor));
  }

  /** Gives it to a unit, with others assisting. */
  @Needs({Permission.REQUEST_DISPATCH, Permission.REQUEST_SUPERVISE, Permission.REQUEST_WRITE})
  @PostMapping("/dispatch")
  RequestDesk.Standing dispatch(
      @PathVariable String county,
      @PathVariable UUID request,
      @Valid @RequestBody Wish.Dispatch wish,
      Actor actor) {
    return RequestAnswers.done(desk.move(county, request, wish, actor));
  }

  /** Asks to send it back; a dispatcher decides. */
  @Needs(Permission.REQUEST_HANDLE)
  @PostMapping("/return")
  RequestDesk.Standing askReturn(
      @PathVariable String county,
      @PathVariable UUID request,
      @Valid @RequestBody Wish.AskReturn wish,
      Actor actor) {
    return RequestAnswers.done(desk.move(county, request, wish, actor));
  }

  /** Decides whether it goes back. */
  @Needs({Permission.REQUEST_DISPATCH, Permission.REQUEST_SUPERVISE, Permission.REQUEST_WRITE})
  @PostMapping("/return-decision")
  RequestDesk.Standing decideReturn(
      @PathVariable String county,
      @PathVariable UUID request,
      @Valid @RequestBody Wish.DecideReturn wish,
      Actor actor) {
    return RequestAnswers.done(desk.move(county, request, wish, actor));
  }

  /** Calls several units to the spot. */
  @Needs({Permission.REQUEST_DISPATCH, Permission.REQUEST_SUPERVISE, Permission.REQUEST_WRITE})
  @PostMapping("/whistle")
  RequestDesk.Standing whistle(
      @PathVariable String county,
      @PathVariable UUID request,
      @Valid @RequestBody Wish.Whistle wish,
      Actor actor) {
    return RequestAnswers.done(desk.move(county, request, wish, actor));
  }

  /** Signs a unit in on the spot, with what it did. */
  @Needs(Permission.REQUEST_HANDLE)
  @PostMapping("/attendance")
  RequestDesk.Standing attend(
      @PathVariable String county,
      @PathVariable UUID request,
      @Valid @RequestBody Wish.Attend wish,
      Actor actor) {
    return RequestAnswers.done(desk.move(county, request, wish, actor));
  }

  /** Ends the meeting on the spot. */
  @Needs({Permission.REQUEST_DISPATCH, Permission.REQUEST_SUPERVISE, Permission.REQUEST_WRITE})
  @PostMapping("/whistle-end")
  RequestDesk.Standing endWhistle(
      @PathVariable String county,
      @PathVariable UUID request,
      @Valid @RequestBody Wish.EndWhistle wish,
      Actor actor) {
    return RequestAnswers.done(desk.move(county, request, wish, actor));
  }

  /** Asks the reporter something; the clock stands still until the answer. */
  @Needs({Permission.REQUEST_WRITE, Permission.REQUEST_DISPATCH, Permission.REQUEST_HANDLE})
  @PostMapping("/question")
  RequestDesk.Standing ask(
      @PathVariable String county,
      @PathVariable UUID request,
      @Valid @RequestBody Wish.Ask wish,
      Actor actor) {
    return RequestAnswers.done(desk.move(county, request, wish, actor));
  }

  /** Writes down what the reporter answered. */
  @Needs({Permission.REQUEST_WRITE, Permission.REQUEST_DISPATCH, Permission.REQUEST_HANDLE})
  @PostMapping("/answer")
  RequestDesk.Standing answer(
      @PathVariable String county,
      @PathVariable UUID request,
      @Valid @RequestBody Wish.Answer wish,
      Actor actor) {
    return RequestAnswers.done(desk.move(county, request, wish, actor));
  }

  /** Holds what cannot be done now, or moves its review. */
  @Needs({
    Permission.REQUEST_DISPATCH,
    Permission.REQUEST_HANDLE,
    Permission.REQUEST_SUPERVISE,
    Permission.REQUEST_WRITE
  })
  @PostMapping("/hold")
  RequestDesk.Standing hold(
      @PathVariable String county,
      @PathVariable UUID request,
      @Valid @RequestBody Wish.Hold wish,
      Actor actor) {
    return RequestAnswers.done(desk.move(county, request, wish, actor));
  }

  /** Lets it go on. */
  @Needs({
    Permission.REQUEST_WRITE,
    Permission.REQUEST_DISPATCH,
    Permission.REQUEST_HANDLE,
    Permission.REQUEST_SUPERVISE
  })
  @PostMapping("/resumption")
  RequestDesk.Standing resume(
      @PathVariable String county,
      @PathVariable UUID request,
      @Valid @RequestBody Wish.Resume wish,
      Actor actor) {
    return RequestAnswers.done(desk.move(county, request, wish, actor));
  }

  /** Asks for a later date; a dispatcher decides. */
  @Needs(Permission.REQUEST_HANDLE)
  @PostMapping("/extension")
  RequestDesk.Standing askExtension(
      @PathVariable String county,
      @PathVariable UUID request,
      @Valid @RequestBody Wish.AskExtension wish,
      Actor actor) {
    return RequestAnswers.done(desk.move(county, request, wish, actor));
  }

  /** Decides about a later date. */
  @Needs({Permission.REQUEST_DISPATCH, Permission.REQUEST_SUPERVISE, Permission.REQUEST_WRITE})
  @PostMapping("/extension-decision")
  RequestDesk.Standing decideExtension(
      @PathVariable String county,
      @PathVariable UUID request,
      @Valid @RequestBody Wish.DecideExtension wish,
      Actor actor) {
    return RequestAnswers.done(desk.move(county, request, wish, actor));
  }

  /** Hands it a level up or down. */
  @Needs({Permission.REQUEST_WRITE, Permission.REQUEST_DISPATCH, Permission.REQUEST_SUPERVISE})
  @PostMapping("/handing")
  RequestDesk.Standing hand(
      @PathVariable String county,
      @PathVariable UUID request,
      @Valid @RequestBody Wish.Hand wish,
      Actor actor) {
    return RequestAnswers.done(desk.move(county, request, wish, actor));
  }

  /** Takes it out of a common cause. */
  @Needs({Permission.REQUEST_DISPATCH, Permission.REQUEST_WRITE})
  @PostMapping("/cause-end")
  RequestDesk.Standing untie(
      @PathVariable String county,
      @PathVariable UUID request,
      @Valid @RequestBody Wish.Untie wish,
      Actor actor) {
    return RequestAnswers.done(desk.move(county, request, wish, actor));
  }

  /** Notes that the reporter was called back in vain. */
  @Needs({Permission.REQUEST_WRITE, Permission.REQUEST_DISPATCH, Permission.REQUEST_SUPERVISE})
  @PostMapping("/call-backs")
  RequestDesk.Standing callBack(
      @PathVariable String county,
      @PathVariable UUID request,
      @Valid @RequestBody Wish.CallBack wish,
      Actor actor) {
    return RequestAnswers.done(desk.move(county, request, wish, actor));
  }

  /** Writes down how the reporter judged when called back. */
  @Needs({Permission.REQUEST_WRITE, Permission.REQUEST_DISPATCH})
  @PostMapping("/rating")
  RequestDesk.Standing rate(
      @PathVariable String county,
      @PathVariable UUID request,
      @Valid @RequestBody Wish.Rate wish,
      Actor actor) {
    return RequestAnswers.done(desk.move(county, request, wish, actor));
  }

  /** Has it done again. */
  @Needs({Permission.REQUEST_DISPATCH, Permission.REQUEST_SUPERVISE})
  @PostMapping("/reopening")
  RequestDesk.Standing reopen(
      @PathVariable String county,
      @PathVariable UUID request,
      @Valid @RequestBody Wish.Reopen wish,
      Actor actor) {
    return RequestAnswers.done(desk.move(county, request, wish, actor));
  }

  /** Closes a request that its reporter takes back. */
  @Needs({Permission.REQUEST_WRITE, Permission.REQUEST_DISPATCH})
  @PostMapping("/withdrawal")
  RequestDesk.Standing withdraw(
      @PathVariable String county,
      @PathVariable UUID request,
      @Valid @RequestBody Wish.Withdraw wish,
      Actor actor) {
    return RequestAnswers.done(desk.move(county, request, wish, actor));
  }

  /** Orders it to be done by a date. */
  @Needs(Permission.REQUEST_SUPERVISE)
  @PostMapping("/supervision")
  RequestDesk.Standing supervise(
      @PathVariable String county,
      @PathVariable UUID request,
      @Valid @RequestBody Wish.Supervise wish,
      Actor actor) {
    return RequestAnswers.done(desk.move(county, request, wish, actor));
  }

  /** Adds a word; neither stage nor date changes. */
  @Needs({
    Permission.REQUEST_WRITE,
    Permission.REQUEST_DISPATCH,
    Permission.REQUEST_HANDLE,
    Permission.REQUEST_SUPERVISE
  })
  @PostMapping("/comments")
  RequestDesk.Standing comment(
      @PathVariable String county,
      @PathVariable UUID request,
      @Valid @RequestBody Wish.Comment wish,
      Actor actor) {
    return RequestAnswers.done(desk.move(county, request, wish, actor));
  }
}
