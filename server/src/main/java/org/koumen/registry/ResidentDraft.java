package org.koumen.registry;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A person as a form gives them, unchecked.
 *
 * @param sex code or word; empty when not known
 * @param bornOn {@code 2026-11-22}; empty when not known
 * @param identity null to keep what is on the register, empty to remove it
 * @param phone null to keep what is on the register, empty to remove it
 * @param state present or away; null for present
 */
public record ResidentDraft(
    @Nullable String name,
    @Nullable String sex,
    @Nullable String bornOn,
    @Nullable String relation,
    @Nullable String identity,
    @Nullable String phone,
    @Nullable String school,
    @Nullable String work,
    @Nullable List<String> languages,
    @Nullable String state) {

  private static final LocalDate EARLIEST = LocalDate.of(1880, 1, 1);
  private static final int MOST = 100;
  private static final int MOST_LANGUAGES = 10;

  /** A draft read into facts. */
  record Facts(
      PersonName name,
      @Nullable Sex sex,
      @Nullable LocalDate bornOn,
      Relation relation,
      Given<IdentityNumber> identity,
      Given<PhoneNumber> phone,
      @Nullable String school,
      @Nullable String work,
      List<String> languages,
      ResidentState state) {

    NewResident toResident(UUID id, LocalDate since) {
      return new NewResident(
          id,
          name,
          sex,
          bornOn,
          relation,
          identity.orNull(),
          phone.orNull(),
          school,
          work,
          languages,
          state,
          since);
    }
  }

  /** Facts, or what is wrong with the draft. */
  record Checked(Optional<Facts> facts, List<FieldFinding> findings) {}

  /**
   * Reads the draft.
   *
   * @param onRegister the number that stays when the draft keeps it
   */
  Checked check(LocalDate today, Optional<IdentityNumber> onRegister) {
    List<FieldFinding> findings = new ArrayList<>();
    PersonName person = read("name", name == null ? "" : name, PersonName::read, findings);
    Sex itsSex = sex == null || sex.isBlank() ? null : read("sex", sex, Sex::read, findings);
    LocalDate born =
        bornOn == null || bornOn.isBlank() ? null : date("bornOn", bornOn, today, findings);
    Relation itsRelation =
        relation == null || relation.isBlank()
            ? missing("relation", "与户主关系", "the relation to the head", findings)
            : read("relation", relation, Relation::read, findings);
    Given<IdentityNumber> number =
        given("identity", identity, text -> IdentityNumber.read(text, today), findings);
    Given<PhoneNumber> itsPhone = given("phone", phone, PhoneNumber::read, findings);
    ResidentState itsState =
        state == null || state.isBlank()
            ? ResidentState.PRESENT
            : read("state", state, ResidentState::read, findings);
    if (itsState != null && itsState != ResidentState.PRESENT && itsState != ResidentState.AWAY) {
      findings.add(
          new FieldFinding(
              "state",
              new Finding.UnknownWord(
                  itsState.zh(), List.of("在住", "外出"), List.of("present", "away"))));
    }
    Optional<IdentityNumber> known =
        switch (number) {
          case Given.New<IdentityNumber>(IdentityNumber it) -> Optional.of(it);
          case Given.Kept<IdentityNumber> kept -> onRegister;
          case Given.Cleared<IdentityNumber> cleared -> Optional.empty();
        };
    known
        .map(it -> it.disagreement(born, itsSex))
        .ifPresent(
            finding ->
                findings.add(
                    new FieldFinding(
                        finding instanceof Finding.SexDisagrees ? "sex" : "bornOn", finding)));
    checkLength("school", "学校", "the school", school, findings);
    checkLength("work", "工作", "the work", work, findings);
    List<String> spoken = languages == null ? List.of() : tidy(languages);
    if (!findings.isEmpty() || person == null || itsRelation == null || itsState == null) {
      return new Checked(Optional.empty(), findings);
    }
    return new Checked(
        Optional.of(
            new Facts(
                person,
                known.isPresent() ? known.get().sex() : itsSex,
                known.isPresent() ? known.get().bornOn() : born,
                itsRelation,
                number,
                itsPhone,
                tidy(school),
                tidy(work),
                spoken,
                itsState)),
        List.of());
  }

  static @Nullable LocalDate date(
      String field, String text, LocalDate today, List<FieldFinding> findings) {
    try {
      LocalDate day = LocalDate.parse(text.strip());
      if (day.isAfter(today) || day.isBefore(EARLIEST)) {
        findings.add(new FieldFinding(field, new Finding.DateOutOfRange(day)));
      }
      return day;
    } catch (DateTimeParseException impossible) {
      String shown = text.strip();
      findings.add(
          new FieldFinding(
              field, new Finding.DateImpossible(shown.substring(0, Math.min(20, shown.length())))));
      return null;
    }
  }

  private static <T> @Nullable T read(
      String field, String text, Function<String, Reading<T>> reader, List<FieldFinding> findings) {
    Reading<T> reading = reader.apply(text);
    reading.finding().ifPresent(finding -> findings.add(new FieldFinding(field, finding)));
    return reading.value().orElse(null);
  }

  private static <T> Given<T> given(
      String field,
      @Nullable String text,
      Function<String, Reading<T>> reader,
      List<FieldFinding> findings) {
    if (text == null) {
      return new Given.Kept<>();
    }
    if (text.isBlank()) {
      return new Given.Cleared<>();
    }
    T value = read(field, text, reader, findings);
    return value == null ? new Given.Kept<>() : new Given.New<>(value);
  }

  private static <T> @Nullable T missing(
      String field, String zh, String en, List<FieldFinding> findings) {
    findings.add(new FieldFinding(field, new Finding.Missing(zh, en)));
    return null;
  }

  private static void checkLength(
      String field, String zh, String en, @Nullable String text, List<FieldFinding> findings) {
    if (text != null && text.length() > MOST) {
      findings.add(new FieldFinding(field, new Finding.TextLength(zh, en, text.length(), MOST)));
    }
  }

  private static List<String> tidy(List<String> languages) {
    return languages.stream()
        .filter(language -> language != null && !language.isBlank())
        .map(language -> language.strip().substring(0, Math.min(30, language.strip().length())))
        .distinct()
        .limit(MOST_LANGUAGES)
        .toList();
  }

  private static @Nullable String tidy(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
