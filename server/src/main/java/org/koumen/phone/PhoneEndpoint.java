package org.koumen.phone;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Needs;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.platform.CleanText;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.koumen.platform.Rows;
import org.koumen.visit.Rhythm;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a worker's phone carries, for the phone and for its owner. */
@RestController
@RequestMapping("/api/phones")
class PhoneEndpoint {
  private static final int AT_ONCE = 100;

  private final PhoneDesk desk;

  PhoneEndpoint(PhoneDesk desk) {
    this.desk = desk;
  }

  /** A phone that wants to carry files. */
  record Wanted(@NotBlank @Size(max = 120) String name) {}

  /**
   * It may.
   *
   * @param key 32 bytes in base64: locks what the phone keeps, and is never kept there in the clear
   * @param rhythm by which the phone tells who is due while it cannot ask
   */
  record Admission(String key, Rhythm rhythm) {}

  /** Takes a phone in, or knows it again; its id is made on the phone. */
  @Needs(Permission.VISIT_WRITE)
  @PutMapping("/{id}")
  Admission admit(@PathVariable UUID id, @Valid @RequestBody Wanted wanted, Actor actor) {
    return switch (desk.admit(id, CleanText.line(wanted.name()), actor)) {
      case PhoneDesk.Admitted.Yes yes ->
          new Admission(Base64.getEncoder().encodeToString(yes.key()), yes.rhythm());
      case PhoneDesk.Admitted.CutOff off -> throw new Refusal(Problem.PHONE_CUT_OFF);
    };
  }

  /** One's own phones, the last used first. */
  @Needs(Permission.VISIT_WRITE)
  @GetMapping
  Rows<Phone> mine(Actor actor) {
    return Rows.all(desk.phones(actor.accountId()));
  }

  /** Why a phone is cut off. */
  record Why(@NotBlank @Size(min = 2, max = 200) String reason) {}

  /** Cuts one's own phone off, from another one or from the desk. */
  @Needs(Permission.VISIT_WRITE)
  @PostMapping("/{id}/cutting-off")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void cutOff(@PathVariable UUID id, @Valid @RequestBody Why why, Actor actor) {
    if (!desk.cutOff(id, actor.accountId(), CleanText.line(why.reason()), actor)) {
      throw new Refusal(Problem.NOT_FOUND);
    }
  }

  /**
   * What a phone holds.
   *
   * @param digests 32 numbers of eight bytes in base64: for each bucket the exclusive or of the
   *     stamps of its households; a household falls into the bucket of the last five bits of its id
   */
  record Holding(@NotNull @Size(max = 400) String digests) {}

  /**
   * Tells where a phone differs from what it should hold.
   *
   * @param area within reach; without it, all within reach
   */
  @Needs(Permission.VISIT_WRITE)
  @PostMapping("/{id}/comparison")
  PhoneDesk.Compared.Differing compare(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable AreaCode area,
      @Valid @RequestBody Holding holding,
      Scope scope,
      Actor actor) {
    Scope within = area == null ? scope : scope.within(area.value());
    return switch (desk.compare(id, holding.digests(), within, actor)) {
      case PhoneDesk.Compared.Differing differing -> differing;
      case PhoneDesk.Compared.TooMany many ->
          throw new Refusal(Problem.PHONE_FULL, Map.of("most", many.most()));
      case PhoneDesk.Compared.CutOff off -> throw new Refusal(Problem.PHONE_CUT_OFF);
      case PhoneDesk.Compared.Unreadable no -> throw Refusal.badInput("digests");
    };
  }

  /** Households of one county whose files a phone fetches. */
  record Fetch(
      @NotNull @Pattern(regexp = "[0-9]{6}") String county,
      @NotNull @Size(min = 1, max = AT_ONCE) List<@NotNull UUID> households) {}

  /** Hands files over; what is out of reach is left out. The looks are logged. */
  @Needs(Permission.VISIT_WRITE)
  @PostMapping("/{id}/files")
  Rows<PhoneFile> files(
      @PathVariable UUID id, @Valid @RequestBody Fetch fetch, Scope scope, Actor actor) {
    return Rows.all(
        desk.files(id, fetch.county(), fetch.households(), scope, actor)
            .orElseThrow(() -> new Refusal(Problem.PHONE_CUT_OFF)));
  }
}
