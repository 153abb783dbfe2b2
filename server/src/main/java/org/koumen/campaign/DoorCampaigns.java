package org.koumen.campaign;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.area.Counties;
import org.koumen.platform.Jurisdiction;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a phone carries of campaigns: which run where for whom, what they ask and tell, and who has
 * answered already. It says nothing about anybody but ids of households.
 */
@Service
public class DoorCampaigns {
  /** As many households as one phone carries at the most. */
  private static final int MOST_ANSWERED = 4_000;

  private final CampaignTable campaigns;
  private final FormTable forms;
  private final HandbookTable pages;
  private final AnswerTable answers;
  private final Counties counties;
  private final Jurisdiction jurisdiction;
  private final JsonMapper json;

  DoorCampaigns(
      CampaignTable campaigns,
      FormTable forms,
      HandbookTable pages,
      AnswerTable answers,
      Counties counties,
      Jurisdiction jurisdiction,
      JsonMapper json) {
    this.campaigns = campaigns;
    this.forms = forms;
    this.pages = pages;
    this.answers = answers;
    this.counties = counties;
    this.jurisdiction = jurisdiction;
    this.json = json;
  }

  /**
   * A running campaign. A household belongs to it when each list that is not empty fits it.
   *
   * @param areas one of them begins the household's area code
   * @param marks red, yellow, green, none
   * @param once whether who has answered is not asked again
   */
  public record Running(
      UUID id,
      String name,
      LocalDate fromOn,
      LocalDate toOn,
      List<String> areas,
      List<String> kinds,
      List<String> marks,
      List<String> listings,
      boolean once,
      @Nullable UUID form,
      @Nullable Integer formVersion,
      List<UUID> pages) {}

  /** A form that is asked. */
  public record Asked(UUID id, int version, String name, List<FormQuestion> questions) {}

  /** A page that is told. */
  public record Told(
      UUID id,
      String title,
      String body,
      String contactName,
      @Nullable String contactPhone,
      LocalDate validFrom,
      @Nullable LocalDate validTo) {}

  /** A household that has answered a form since its campaign began. */
  public record Answered(UUID form, UUID household, LocalDate on) {}

  /**
   * All of it.
   *
   * @param stamp compared, never read
   */
  public record Kit(
      String stamp,
      List<Running> campaigns,
      List<Asked> forms,
      List<Told> pages,
      List<Answered> answered) {}

  private record Content(
      List<Running> campaigns, List<Asked> forms, List<Told> pages, List<Answered> answered) {}

  /**
   * What a phone is to hold.
   *
   * @param known the stamp of what it holds; when that is still right, nothing else is told
   */
  @Transactional(readOnly = true)
  public Kit kit(Scope scope, Optional<String> known) {
    LocalDate today = jurisdiction.today();
    List<Campaign> running =
        campaigns.within(scope, Campaign.State.RUNNING).stream()
            .filter(one -> one.plan().subject() == Campaign.Subject.HOUSEHOLD)
            .filter(one -> !today.isAfter(one.plan().to()))
            .sorted(Comparator.comparing(Campaign::id))
            .toList();
    List<Asked> asked = new ArrayList<>();
    LocalDate since = today;
    for (Campaign one : running) {
      UUID form = one.plan().form();
      Integer version = one.formVersion();
      LocalDate started = one.startedOn();
      if (form != null && version != null) {
        forms
            .find(form, version)
            .filter(it -> asked.stream().noneMatch(other -> same(other, it)))
            .ifPresent(
                it -> asked.add(new Asked(it.id(), it.version(), it.name(), it.questions())));
        if (started != null && started.isBefore(since)) {
          since = started;
        }
      }
    }
    List<Told> told =
        pages.list(scope).stream()
            .filter(page -> page.holdsOn(today))
            .map(
                page ->
                    new Told(
                        page.id(),
                        page.title(),
                        page.body(),
                        page.contactName(),
                        page.contactPhone(),
                        page.validFrom(),
                        page.validTo()))
            .toList();
    List<Answered> done = answered(running, scope, since);
    Content content =
        new Content(running.stream().map(DoorCampaigns::told).toList(), asked, told, done);
    String stamp = stamp(content);
    return known.filter(stamp::equals).isPresent()
        ? new Kit(stamp, List.of(), List.of(), List.of(), List.of())
        : new Kit(stamp, content.campaigns(), content.forms(), content.pages(), content.answered());
  }

  private static boolean same(Asked one, Form other) {
    return one.id().equals(other.id()) && one.version() == other.version();
  }

  private List<Answered> answered(List<Campaign> running, Scope scope, LocalDate since) {
    List<UUID> asked =
        running.stream()
            .filter(one -> one.plan().often() == Campaign.Often.ONCE)
            .flatMap(one -> Optional.ofNullable(one.plan().form()).stream())
            .distinct()
            .toList();
    if (asked.isEmpty()) {
      return List.of();
    }
    return scope.prefixes().stream()
        .flatMap(prefix -> counties.within(AreaCode.of(prefix)).stream())
        .distinct()
        .flatMap(county -> answers.answered(county, asked, since, scope, MOST_ANSWERED).stream())
        .map(one -> new Answered(one.formId(), one.householdId(), one.lastOn()))
        .sorted(
            Comparator.comparing((Answered one) -> one.form().toString())
                .thenComparing(one -> one.household().toString()))
        .limit(MOST_ANSWERED)
        .toList();
  }

  private static Running told(Campaign one) {
    Campaign.Plan plan = one.plan();
    return new Running(
        one.id(),
        plan.name(),
        plan.from(),
        plan.to(),
        plan.areas(),
        plan.kinds(),
        plan.marks(),
        plan.listings(),
        plan.often() == Campaign.Often.ONCE,
        plan.form(),
        one.formVersion(),
        plan.pages());
  }

  private String stamp(Content content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(json.writeValueAsString(content).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException(never);
    }
  }
}
