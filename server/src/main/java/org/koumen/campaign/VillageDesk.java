package org.koumen.campaign;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.koumen.access.Actor;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaDesk;
import org.koumen.area.AreaLevel;
import org.koumen.planning.Answer;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Writes down that a village was called on as a whole, with what was asked and found there. */
@Service
public class VillageDesk {
  private final CampaignTable campaigns;
  private final CampaignBook book;
  private final AreaDesk areas;
  private final JdbcClient jdbc;
  private final Jurisdiction jurisdiction;

  VillageDesk(
      CampaignTable campaigns,
      CampaignBook book,
      AreaDesk areas,
      JdbcClient jdbc,
      Jurisdiction jurisdiction) {
    this.campaigns = campaigns;
    this.book = book;
    this.areas = areas;
    this.jdbc = jdbc;
    this.jurisdiction = jurisdiction;
  }

  /**
   * A village that was called on.
   *
   * @param id the same again changes nothing
   */
  public record Visit(
      UUID id, AreaCode village, LocalDate on, String talkedWith, Map<String, JsonNode> answers) {}

  /** Writes it down. */
  @Transactional
  public Answer<VisitedHousehold.Taken> record(UUID id, Visit visit, Scope scope, Actor by) {
    String code = visit.village().value();
    Optional<Campaign> found =
        campaigns
            .find(id)
            .filter(one -> scope.covers(code) && one.scope().covers(code))
            .filter(one -> visit.village().level() == AreaLevel.VILLAGE)
            .filter(one -> areas.find(visit.village()).isPresent());
    if (found.isEmpty()) {
      return Answer.no(Problem.NOT_FOUND);
    }
    Campaign campaign = found.get();
    UUID form = campaign.plan().form();
    Integer version = campaign.formVersion();
    LocalDate today = jurisdiction.today();
    if (campaign.plan().subject() != Campaign.Subject.VILLAGE
        || campaign.state() != Campaign.State.RUNNING
        || form == null
        || version == null) {
      return Answer.no(Problem.CAMPAIGN_STATE);
    }
    if (visit.on().isAfter(today)
        || visit.on().isBefore(campaign.plan().from())
        || visit.on().isAfter(campaign.plan().to())) {
      return new Answer.Refused<>(Problem.BAD_INPUT, Map.of("field", "visitedOn"));
    }
    UUID visitor = by.staffId().orElse(by.accountId());
    jdbc.sql(
            """
            insert into village_visit (
              county, id, area_code, campaign_id, visited_on, talked_with, visitor_id, visitor_name, recorded_at)
            values (:county, :id, :area, :campaign, :on, :talked, :visitor, :visitorName, :now)
            on conflict (county, id) do nothing
            """)
        .param("county", visit.village().county())
        .param("id", visit.id())
        .param("area", code)
        .param("campaign", id)
        .param("on", visit.on())
        .param("talked", visit.talkedWith())
        .param("visitor", visitor)
        .param("visitorName", by.name())
        .param("now", jurisdiction.now().atOffset(ZoneOffset.UTC))
        .update();
    return new Answer.Done<>(
        book.take(
            new VisitedHousehold.Sheet(form, version, visit.answers()),
            new CampaignBook.Where(
                visit.village().county(),
                code,
                Optional.empty(),
                visit.id(),
                visit.on(),
                visitor,
                by.name())));
  }
}
