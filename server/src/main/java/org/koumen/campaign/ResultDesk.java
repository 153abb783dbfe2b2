package org.koumen.campaign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaDesk;
import org.koumen.area.Counties;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Rows;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was answered in a campaign: counts for all who may see it, rows without names where not. */
@Service
public class ResultDesk {
  private final AnswerTable table;
  private final CampaignTable campaigns;
  private final FormTable forms;
  private final Counties counties;
  private final AreaDesk areas;
  private final Jurisdiction jurisdiction;

  ResultDesk(
      AnswerTable table,
      CampaignTable campaigns,
      FormTable forms,
      Counties counties,
      AreaDesk areas,
      Jurisdiction jurisdiction) {
    this.table = table;
    this.campaigns = campaigns;
    this.forms = forms;
    this.counties = counties;
    this.areas = areas;
    this.jurisdiction = jurisdiction;
  }

  /**
   * A question with its answers.
   *
   * @param earlier whether only an earlier version of the form asks it
   * @param answered how often it was answered
   * @param average of numbers
   */
  public record Result(
      FormQuestion question,
      boolean earlier,
      long answered,
      @Nullable Double average,
      List<Chosen> chosen) {}

  /** How often an option was chosen. */
  public record Chosen(String code, String text, long times) {}

  /** Results of a campaign in the order of its form; empty when it asks nothing. */
  @Transactional(readOnly = true)
  public Optional<List<Result>> results(UUID id, @Nullable AreaCode area, Scope scope) {
    return seen(id, scope).map(campaign -> results(campaign, where(campaign, area, scope)));
  }

  private List<Result> results(Campaign campaign, Scope where) {
    UUID formId = campaign.plan().form();
    if (formId == null) {
      return List.of();
    }
    Map<String, FormQuestion> questions = new LinkedHashMap<>();
    Integer asked = campaign.formVersion();
    List<Form> versions = forms.versions(List.of(formId));
    List<String> now = new ArrayList<>();
    versions.stream()
        .filter(one -> asked == null ? one.version() == one.newest() : one.version() == asked)
        .flatMap(one -> one.questions().stream())
        .forEach(
            one -> {
              questions.put(one.key(), one);
              now.add(one.key());
            });
    versions.stream()
        .filter(one -> asked != null && one.version() < asked)
        .flatMap(one -> one.questions().stream())
        .forEach(one -> questions.putIfAbsent(one.key(), one));
    List<String> choices =
        questions.values().stream()
            .filter(one -> !one.codes().isEmpty())
            .map(FormQuestion::key)
            .toList();
    Map<String, List<AnswerTable.Count>> counts = new LinkedHashMap<>();
    for (String county : countiesOf(where)) {
      table
          .counts(county, of(campaign, formId), choices, where)
          .forEach(one -> counts.computeIfAbsent(one.key(), key -> new ArrayList<>()).add(one));
    }
    return questions.values().stream()
        .map(
            one -> result(one, !now.contains(one.key()), counts.getOrDefault(one.key(), List.of())))
        .filter(one -> !one.earlier() || one.answered() > 0)
        .toList();
  }

  private static Result result(
      FormQuestion question, boolean earlier, List<AnswerTable.Count> counts) {
    Map<String, Long> byCode =
        counts.stream()
            .filter(one -> one.value() != null)
            .collect(
                Collectors.groupingBy(
                    one -> String.valueOf(one.value()),
                    Collectors.summingLong(AnswerTable.Count::times)));
    long times = counts.stream().mapToLong(AnswerTable.Count::times).sum();
    double sum = counts.stream().mapToDouble(one -> one.sum() == null ? 0 : one.sum()).sum();
    List<Chosen> chosen =
        question.codes().stream()
            .map(code -> new Chosen(code, textOf(question, code), byCode.getOrDefault(code, 0L)))
            .toList();
    return new Result(
        question,
        earlier,
        times,
        question.kind() == QuestionKind.NUMBER && times > 0 ? sum / times : null,
        chosen);
  }

  private static String textOf(FormQuestion question, String code) {
    List<FormQuestion.Option> options = question.options();
    return options == null
        ? code
        : options.stream()
            .filter(one -> one.code().equals(code))
            .map(FormQuestion.Option::text)
            .findFirst()
            .orElse(code);
  }

  /**
   * One answer behind a count.
   *
   * @param address null where the reader may not see households
   * @param text null where it might name somebody
   */
  public record AnswerRow(
      UUID id,
      String county,
      @Nullable UUID householdId,
      @Nullable String areaName,
      @Nullable String address,
      java.time.LocalDate answeredOn,
      @Nullable String visitorName,
      @Nullable String text) {}

  /**
   * Who answered a question, or answered it so, the latest first.
   *
   * @param value code of an option
   */
  public record Which(String question, Optional<String> value, Optional<String> after) {}

  /** A page of them. */
  @Transactional(readOnly = true)
  public Optional<Rows<AnswerRow>> rows(
      UUID id, @Nullable AreaCode area, Which which, Scope scope, Actor reader, int limit) {
    return seen(id, scope)
        .map(campaign -> rows(campaign, where(campaign, area, scope), which, reader, limit));
  }

  private Rows<AnswerRow> rows(
      Campaign campaign, Scope where, Which which, Actor reader, int limit) {
    UUID formId = campaign.plan().form();
    if (formId == null) {
      return Rows.all(List.of());
    }
    Optional<FormQuestion> question =
        forms.versions(List.of(formId)).stream()
            .flatMap(one -> one.questions().stream())
            .filter(one -> one.key().equals(which.question()))
            .findFirst();
    boolean free = question.filter(one -> !one.kind().isText()).isEmpty();
    Optional<UUID> after = which.after().map(UUID::fromString);
    Scope readable = reader.scope(Permission.HOUSEHOLD_READ);
    List<AnswerTable.Row> found = new ArrayList<>();
    Map<UUID, String> places = new LinkedHashMap<>();
    for (String county : countiesOf(where)) {
      for (AnswerTable.Row row :
          table.rows(
              county,
              of(campaign, formId),
              which.question(),
              which.value(),
              where,
              after,
              limit + 1)) {
        found.add(row);
        places.put(row.id(), county);
      }
    }
    found.sort(Comparator.comparing((AnswerTable.Row row) -> row.id().toString()).reversed());
    Rows<AnswerTable.Row> page = Rows.page(found, limit, row -> row.id().toString());
    Map<String, String> names =
        areas.of(page.rows().stream().map(AnswerTable.Row::areaCode).distinct().toList());
    return new Rows<>(
        page.rows().stream()
            .map(
                row -> {
                  boolean opens = readable.covers(row.areaCode());
                  return new AnswerRow(
                      row.id(),
                      places.getOrDefault(row.id(), ""),
                      opens ? row.householdId() : null,
                      names.get(row.areaCode()),
                      opens ? row.address() : null,
                      row.answeredOn(),
                      row.visitorName(),
                      free && !opens && row.householdId() != null
                          ? null
                          : worded(question, row.value()));
                })
            .toList(),
        page.next(),
        null);
  }

  private static String worded(Optional<FormQuestion> question, String value) {
    return question
        .filter(one -> one.kind().hasOptions())
        .map(
            one ->
                List.of(value.split(",", -1)).stream()
                    .map(code -> textOf(one, code))
                    .collect(Collectors.joining("、")))
        .orElse(value);
  }

  private AnswerTable.Of of(Campaign campaign, UUID form) {
    java.time.LocalDate from =
        campaign.startedOn() == null ? campaign.plan().from() : campaign.startedOn();
    return new AnswerTable.Of(
        campaign.id(),
        form,
        from.isBefore(campaign.plan().from()) ? campaign.plan().from() : from,
        campaign.asOf(jurisdiction.today()));
  }

  private Optional<Campaign> seen(UUID id, Scope scope) {
    return campaigns.find(id).filter(one -> !one.scope().and(scope).isNowhere());
  }

  private static Scope where(Campaign campaign, @Nullable AreaCode area, Scope scope) {
    Scope where = campaign.scope().and(scope);
    return area == null ? where : where.within(area.value());
  }

  private List<String> countiesOf(Scope scope) {
    return scope.prefixes().stream()
        .flatMap(prefix -> counties.within(AreaCode.of(prefix)).stream())
        .distinct()
        .sorted()
        .toList();
  }
}
