package org.koumen.phone;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Needs;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
import org.koumen.platform.CleanText;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.koumen.registry.FieldDesk;
import org.koumen.registry.FileField;
import org.koumen.registry.Refusals;
import org.koumen.registry.ResidentDraft;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What phones send that was changed in a household's file without signal. */
@RestController
@RequestMapping("/api/phones/{id}")
class EditEndpoint {
  private static final int MOST = 100;
  private static final int MOST_LETTERS = 500;

  private final EditDesk desk;

  EditEndpoint(EditDesk desk) {
    this.desk = desk;
  }

  /**
   * One field.
   *
   * @param residentId whom it is about; null for the household
   * @param field number, kind, householdState, use, name, sex, bornOn, relation, identity, phone,
   *     school, work, languages or state
   * @param was what the phone showed; of identity and phone the stamp that came with it
   * @param now what it shall be; languages with 、 between them
   */
  record FieldBody(
      @Nullable UUID residentId,
      @NotNull @Size(max = 40) String field,
      @Nullable @Size(max = MOST_LETTERS) String was,
      @Nullable @Size(max = MOST_LETTERS) String now) {}

  /**
   * Somebody who came.
   *
   * @param how birth, moved_in or added
   * @param on since when; without it, today
   */
  record NewcomerBody(
      Edit.@NotNull How how, @NotNull ResidentDraft resident, @Nullable LocalDate on) {}

  /** What somebody's health asks for. */
  record NeedBody(
      @NotNull UUID residentId,
      @NotBlank @Size(max = 40) String kind,
      @NotBlank @Size(max = MOST_LETTERS) String note,
      @NotBlank @Size(max = 200) String purpose,
      @NotBlank @Size(max = 200) String consent) {}

  /**
   * Changes of one household's file.
   *
   * @param id made on the phone; sent twice it counts once
   * @param madeAt by the phone's clock
   */
  record EditBody(
      @NotNull UUID id,
      @NotNull @Pattern(regexp = "[0-9]{6}") String county,
      @NotNull UUID householdId,
      @NotNull Instant madeAt,
      @NotNull @Size(max = MOST) List<@NotNull @Valid FieldBody> changes,
      @Nullable @Size(max = 20) List<@NotNull @Valid NewcomerBody> newcomers,
      @Nullable @Size(max = 20) List<@NotNull @Valid NeedBody> needs) {}

  /** Takes in what was changed in a household's file on a phone. */
  @Needs(Permission.HOUSEHOLD_WRITE)
  @PostMapping("/edits")
  EditDesk.Answer edit(
      @PathVariable UUID id, @Valid @RequestBody EditBody body, Scope scope, Actor actor) {
    return answer(desk.take(id, edit(body), scope, actor));
  }

  /**
   * A visit to a household that is out of reach by now.
   *
   * @param visit as the phone would have sent it
   */
  record StrayBody(
      @NotNull UUID id,
      @NotNull @Pattern(regexp = "[0-9]{6}") String county,
      @NotNull UUID householdId,
      @NotNull Instant madeAt,
      @NotNull JsonNode visit) {}

  /** Keeps a visit for whoever looks after the household now. */
  @Needs(Permission.VISIT_WRITE)
  @PostMapping("/strays")
  EditDesk.Answer stray(
      @PathVariable UUID id, @Valid @RequestBody StrayBody body, Scope scope, Actor actor) {
    Operation visit =
        new Operation(
            id, Operation.Kind.VISIT, body.id(), body.county(), body.householdId(), body.madeAt());
    return answer(desk.keepVisit(visit, body.visit().toString(), scope, actor));
  }

  private static EditDesk.Answer answer(EditDesk.Taken taken) {
    return switch (taken) {
      case EditDesk.Taken.In in -> in.answer();
      case EditDesk.Taken.IdTaken other -> throw new Refusal(Problem.KEY_REUSED);
      case EditDesk.Taken.CutOff off -> throw new Refusal(Problem.PHONE_CUT_OFF);
      case EditDesk.Taken.TooMany many -> throw new Refusal(Problem.NOT_FOUND);
      case EditDesk.Taken.WithinReach within -> throw new Refusal(Problem.STILL_WITHIN_REACH);
      case EditDesk.Taken.Refused refused -> throw Refusals.of(refused.why());
    };
  }

  private static Edit edit(EditBody body) {
    List<FieldDesk.Change> changes = new ArrayList<>();
    for (FieldBody change : body.changes()) {
      FileField field =
          FileField.find(change.field())
              .orElseThrow(
                  () -> new Refusal(Problem.FIELD_UNKNOWN, Map.of("field", change.field())));
      if (field.isOfAPerson() == (change.residentId() == null)) {
        throw Refusal.badInput("residentId");
      }
      changes.add(
          new FieldDesk.Change(
              change.residentId(),
              field,
              change.was() == null ? "" : CleanText.line(change.was()),
              change.now() == null ? "" : CleanText.line(change.now())));
    }
    List<Edit.Newcomer> newcomers =
        body.newcomers() == null
            ? List.of()
            : body.newcomers().stream()
                .map(one -> new Edit.Newcomer(one.how(), one.resident(), one.on()))
                .toList();
    List<Edit.Need> needs =
        body.needs() == null
            ? List.of()
            : body.needs().stream()
                .map(
                    one ->
                        new Edit.Need(
                            one.residentId(),
                            one.kind(),
                            CleanText.of(one.note()),
                            CleanText.line(one.purpose()),
                            CleanText.line(one.consent())))
                .toList();
    if (changes.isEmpty() && newcomers.isEmpty() && needs.isEmpty()) {
      throw Refusal.badInput("changes");
    }
    return new Edit(
        body.id(), body.county(), body.householdId(), body.madeAt(), changes, newcomers, needs);
  }
}
