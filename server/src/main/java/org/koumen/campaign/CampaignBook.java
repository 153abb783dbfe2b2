package org.koumen.campaign;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.koumen.platform.Jurisdiction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Takes note of visits for all campaigns that the household belongs to, and of the forms that were
 * filled in, in the visit's own transaction.
 */
@Component
public class CampaignBook {
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

  private static final JsonNode NONE = JsonNodeFactory.instance.nullNode();

  private final AnswerTable table;
  private final FormTable forms;
  private final FollowUpTable followUps;
  private final Jurisdiction jurisdiction;

  CampaignBook(
      AnswerTable table, FormTable forms, FollowUpTable followUps, Jurisdiction jurisdiction) {
    this.table = table;
    this.forms = forms;
    this.followUps = followUps;
    this.jurisdiction = jurisdiction;
  }

  /** Counts a visit once for each campaign, and keeps its sheets. */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<VisitedHousehold.Taken> visited(VisitedHousehold visit) {
    if (visit.fresh()) {
      List<UUID> campaigns = table.campaignsOf(visit.county(), visit.householdId(), visit.day());
      if (!campaigns.isEmpty()) {
        table.contact(campaigns, visit);
      }
    }
    List<VisitedHousehold.Taken> taken = new ArrayList<>();
    for (VisitedHousehold.Sheet sheet : visit.sheets()) {
      taken.add(
          take(
              sheet,
              new Where(
                  visit.county(),
                  visit.areaCode(),
                  Optional.of(visit.householdId()),
                  visit.visitId(),
                  visit.day(),
                  visit.visitorId(),
                  visit.visitorName())));
    }
    return taken;
  }

  /** Where and by whom a sheet was filled in. */
  record Where(
      String county,
      String areaCode,
      Optional<UUID> household,
      UUID visitId,
      LocalDate day,
      UUID visitorId,
      String visitorName) {}

  /** Keeps a sheet: what fits its version as answers, everything else aside. */
  VisitedHousehold.Taken take(VisitedHousehold.Sheet sheet, Where where) {
    Map<String, JsonNode> answers = new TreeMap<>();
    sheet.answers().forEach((key, answer) -> answers.put(cleaned(key), cleaned(answer)));
    Optional<Form> form = forms.find(sheet.formId(), sheet.version());
    Map<String, JsonNode> kept = Map.of();
    Map<String, JsonNode> aside = new LinkedHashMap<>();
    List<String> missing = new ArrayList<>();
    if (form.isEmpty()) {
      aside.putAll(answers);
    } else {
      Filling filling = Filling.of(form.get().questionnaire(), answers);
      kept = filling.kept();
      filling.unknown().forEach(key -> aside.put(key, answers.getOrDefault(key, NONE)));
      filling
          .flaws()
          .forEach(
              (key, flaw) -> {
                if (flaw == Filling.Flaw.MISSING) {
                  missing.add(key);
                } else {
                  aside.put(key, answers.getOrDefault(key, NONE));
                }
              });
    }
    boolean fresh =
        table.add(
            new AnswerTable.Sheet(
                where.county(),
                where.areaCode(),
                sheet.formId(),
                sheet.version(),
                where.household(),
                where.visitId(),
                where.day(),
                where.visitorId(),
                where.visitorName(),
                kept,
                aside),
            jurisdiction.now());
    if (fresh) {
      followUp(sheet.formId(), kept, where);
    }
    return new VisitedHousehold.Taken(
        sheet.formId(),
        sheet.version(),
        form.isEmpty()
            ? VisitedHousehold.Fate.UNKNOWN_FORM
            : aside.isEmpty() ? VisitedHousehold.Fate.TAKEN : VisitedHousehold.Fate.IN_PART,
        aside.keySet().stream().sorted().toList(),
        missing);
  }

  /** What is to be done afterwards belongs at first to whoever was there. */
  private void followUp(UUID form, Map<String, JsonNode> kept, Where where) {
    JsonNode what = kept.get(Questionnaire.FOLLOW_UP);
    JsonNode on = kept.get(Questionnaire.FOLLOW_UP_ON);
    if (what != null && on != null) {
      followUps.add(
          form, where, what.asString(), LocalDate.parse(on.asString()), jurisdiction.now());
    }
  }

  private static String cleaned(String text) {
    return INVISIBLE.matcher(text).replaceAll("");
  }

  /** Without what nobody can see, and the database does not keep. */
  private static JsonNode cleaned(JsonNode answer) {
    if (answer.isString()) {
      return JsonNodeFactory.instance.stringNode(cleaned(answer.asString()));
    }
    if (answer.isArray()) {
      var kept = JsonNodeFactory.instance.arrayNode();
      answer.valueStream().forEach(one -> kept.add(cleaned(one)));
      return kept;
    }
    return answer.isObject()
        ? JsonNodeFactory.instance.stringNode(cleaned(answer.toString()))
        : answer;
  }
}
